// Cooperation between law-enforcement authorities, Art. 47: the procedure as a table, part by part.
import { assemble } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { acts } from './acts.js';
import { CooperationRequest } from './contents.js';
import { deadlines, policies } from './deadlines.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { leadsTo } from './leads-to.js';
import { rules } from './rules.js';
import { pending, statuses } from './statuses.js';

export const lawEnforcementCooperation = assemble(
  {
    kind: 'law-enforcement-cooperation',
    title: 'Law-enforcement cooperation',
    article: 'Art. 47',
    provision: 'hanoi-47',
    contents: CooperationRequest,
    statuses,
    acts,
    grounds,
    deadlines,
    policies,
    leadsTo,
    examples: exampleContents,
  },
  agreedDates({ open: pending, deadlines: ['answer', 'consultation-reply', 'information-reply'] }),
  ...rules,
);
