import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { oralRequests } from '../rules/oral.js';
import { progressQuestions } from '../rules/progress.js';
import { pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds: Art. 40 does not govern it, no offence is named in it. */
export const rules: readonly Feature[] = [
  oralRequests(statuses),
  progressQuestions(pending, ['propose', 'report-delivery', 'refuse'], { provision: 'network-policy' }),
  agreedDates({
    open: [...pending, 'provided'],
    deadlines: ['decision', 'proposal-reply', 'expected-end', 'feedback', 'information-reply', 'consultation-reply'],
  }),
];
