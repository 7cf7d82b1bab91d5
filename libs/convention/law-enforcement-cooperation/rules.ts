import type { Feature } from '../assemble.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { emergencies } from '../rules/emergency.js';
import { oralRequests } from '../rules/oral.js';
import { progressQuestions } from '../rules/progress.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { endings } from './deadlines.js';
import { pending, statuses } from './statuses.js';

const answers = ['give-interim-answer', 'answer'];

/** What this kind takes over from the rules that cut across all kinds. An interim answer binds however the case ends. */
export const rules: readonly Feature[] = [
  oralRequests(statuses),
  confidentiality(pending, ['start-inquiries', ...answers]),
  emergencies(pending, answers),
  costs(pending),
  progressQuestions(pending, endings),
  useOfResults({ gives: answers, acts }),
];
