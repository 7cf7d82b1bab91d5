import type { Feature } from '../assemble.js';
import { agreedDates } from '../conversation/agreed-dates.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { emergencies } from '../rules/emergency.js';
import { fourEyes } from '../rules/four-eyes.js';
import { oralRequests } from '../rules/oral.js';
import { otherTreaties } from '../rules/precedence.js';
import { progressQuestions } from '../rules/progress.js';
import { answers } from './deadlines.js';
import { awaitingSurrender, beforeHearing, examined, pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds. That a person is heard cannot be kept from the person. */
export const rules: readonly Feature[] = [
  otherTreaties('extradition'),
  fourEyes,
  oralRequests(statuses),
  confidentiality(beforeHearing, ['open-consent-hearing', 'refer-to-court', 'pass-to-decision']),
  emergencies(['acknowledged', ...examined], ['report-arrest', 'grant', 'grant-conditionally']),
  costs([...examined, ...awaitingSurrender]),
  progressQuestions(pending, answers),
  agreedDates({
    open: [...pending, 'temporarily-surrendered'],
    deadlines: [
      ...['surrender-date', 'return-date', 'completeness', 'decision', 'information-reply', 'consultation-reply'],
      ...['assurances-reply', 'prosecution'],
    ],
  }),
];
