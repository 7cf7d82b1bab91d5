// Extradition, Art. 37: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { ExtraditionRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { echoes } from './echoes.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const extradition = assemble(
  {
    kind: 'extradition',
    title: 'Extradition',
    article: 'Art. 37',
    provision: 'hanoi-37-1',
    contents: ExtraditionRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    echoes,
    leadsTo,
    examples: exampleContents,
  },
  ...rules,
);
