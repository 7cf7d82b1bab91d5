// Provisional arrest in urgent cases, Art. 37(10): the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { acts } from './acts.js';
import { ProvisionalArrestRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses } from './statuses.js';

export const provisionalArrest = assemble(
  {
    kind: 'provisional-arrest',
    title: 'Provisional arrest',
    article: 'Art. 37(10)',
    provision: 'hanoi-37-10',
    contents: ProvisionalArrestRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    examples: exampleContents,
  },
  ...rules,
);
