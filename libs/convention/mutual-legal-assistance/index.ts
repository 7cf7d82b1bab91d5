// Mutual legal assistance, Art. 40 with 44, 45 and 46: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { MutualAssistanceRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { echoes } from './echoes.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const mutualAssistance = assemble(
  {
    kind: 'mutual-legal-assistance',
    title: 'Mutual legal assistance',
    article: 'Art. 40, 44-46',
    provision: 'hanoi-40-1',
    contents: MutualAssistanceRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    echoes,
    examples: exampleContents,
  },
  ...rules,
);
