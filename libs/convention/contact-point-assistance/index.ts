// Immediate assistance between 24/7 contact points, Art. 41(3): the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { acts } from './acts.js';
import { AssistanceRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { pending, statuses } from './statuses.js';

export const assistance = assemble(
  {
    kind: 'contact-point-assistance',
    title: 'Immediate assistance by the 24/7 contact point',
    article: 'Art. 41',
    provision: 'hanoi-41',
    contents: AssistanceRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    examples: exampleContents,
  },
  agreedDates({ open: pending, deadlines: ['completeness', 'answer', 'information-reply'] }),
  ...rules,
);
