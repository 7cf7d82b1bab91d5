import type { Feature } from '../assemble.js';
import { requested, requesting } from '../conversation/acts.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { examinable, undecided } from '../conversation/examination.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { oralRequests } from '../rules/oral.js';
import { progressQuestions } from '../rules/progress.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds: here the requesting State hands the files over. */
export const rules: readonly Feature[] = [
  oralRequests(statuses),
  confidentiality(examinable, ['accept']),
  costs([...undecided, 'accepted']),
  progressQuestions(pending, ['accept', 'refuse', 'open-proceedings', 'report-outcome']),
  useOfResults({
    gives: ['hand-over'],
    acts,
    giver: requesting,
    receiver: requested,
  }),
  agreedDates({
    open: pending,
    deadlines: ['hand-over', 'completeness', 'decision', 'information-reply', 'consultation-reply'],
  }),
];
