import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { examinable, undecided } from '../conversation/examination.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { oralRequests } from '../rules/oral.js';
import { progressQuestions } from '../rules/progress.js';
import { pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds. */
export const rules: readonly Feature[] = [
  { occasion: { contents: { requestingAs: 'administering-state' } } },
  oralRequests(statuses),
  confidentiality(examinable, ['offer-terms']),
  costs([...undecided, 'terms-offered', 'agreed']),
  progressQuestions(pending, ['offer-terms', 'refuse', 'report-transfer']),
  agreedDates({
    open: pending,
    deadlines: ['transfer-date', 'completeness', 'decision', 'terms-reply', 'information-reply', 'consultation-reply'],
  }),
];
