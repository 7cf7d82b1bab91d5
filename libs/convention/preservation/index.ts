// Expedited preservation of stored electronic data, Art. 42: the procedure as a table, part by part. Nothing here
// computes; what a row means is written once, in the folder above.
import { assemble } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { acts } from './acts.js';
import { PreservationRequest } from './contents.js';
import { deadlines } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { policies } from './policies.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { statuses, undecided } from './statuses.js';
import { watch } from './watch.js';

export const preservation = assemble(
  {
    kind: 'preservation',
    title: 'Expedited preservation of stored electronic data',
    article: 'Art. 42',
    provision: 'hanoi-42-1',
    contents: PreservationRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    watch,
    examples: exampleContents,
  },
  agreedDates({
    open: undecided,
    deadlines: ['completeness', 'order', 'decision', 'information-reply', 'risk-reply', 'extension-reply'],
  }),
  ...rules,
);
