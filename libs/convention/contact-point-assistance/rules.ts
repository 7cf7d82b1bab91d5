import type { Feature } from '../assemble.js';
import { confidentiality } from '../rules/confidentiality.js';
import { emergencies } from '../rules/emergency.js';
import { oralRequests } from '../rules/oral.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { pending, statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds. */
export const rules: readonly Feature[] = [
  oralRequests(statuses),
  confidentiality(pending, ['start-execution', 'answer']),
  emergencies(pending, ['answer']),
  useOfResults({ gives: ['answer'], acts }),
];
