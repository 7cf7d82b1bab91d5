import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { examinable } from '../conversation/examination.js';
import { confidentiality } from '../rules/confidentiality.js';
import { emergencies } from '../rules/emergency.js';
import { fourEyes } from '../rules/four-eyes.js';
import { oralRequests } from '../rules/oral.js';
import { otherTreaties } from '../rules/precedence.js';
import { progressQuestions } from '../rules/progress.js';
import { pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds. The limits of the custody are no dates to agree on. */
export const rules: readonly Feature[] = [
  otherTreaties('extradition'),
  fourEyes,
  oralRequests(statuses),
  confidentiality(examinable, ['order-arrest']),
  emergencies(examinable, ['order-arrest']),
  progressQuestions(pending, ['report-arrest', 'report-not-found', 'report-consent', 'release', 'refuse']),
  agreedDates({ open: examinable, deadlines: ['decision', 'completeness', 'information-reply', 'consultation-reply'] }),
];
