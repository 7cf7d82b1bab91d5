import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { confidentiality } from '../rules/confidentiality.js';
import { emergencies } from '../rules/emergency.js';
import { oralRequests } from '../rules/oral.js';
import { otherTreaties } from '../rules/precedence.js';
import { progressQuestions } from '../rules/progress.js';
import { routing } from '../rules/routing.js';
import { paying } from './deadlines.js';
import { owed, pending, statuses, type ReturnStatus } from './statuses.js';

const open: readonly ReturnStatus[] = [...pending, ...owed];
const pays = ['report-part', ...paying];

/** What this kind takes over from the rules that cut across all kinds. Expenses are a part of the terms. */
export const rules: readonly Feature[] = [
  otherTreaties('assets'),
  routing(() => false),
  oralRequests(statuses),
  confidentiality(open, ['offer-terms', ...pays]),
  emergencies(open, pays),
  progressQuestions(open, [...paying, 'refuse']),
  agreedDates({
    open,
    deadlines: [
      'terms',
      'terms-reply',
      'counter-terms-reply',
      'handing-over',
      'consultation-reply',
      'information-reply',
    ],
  }),
];
