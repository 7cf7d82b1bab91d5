import type { Feature } from '../assemble.js';
import { pending } from '../decision/statuses.js';
import { confidentiality } from '../rules/confidentiality.js';
import { costs } from '../rules/costs.js';
import { emergencies } from '../rules/emergency.js';
import { governmentRecords } from '../rules/government-records.js';
import { oralRequests } from '../rules/oral.js';
import { otherTreaties } from '../rules/precedence.js';
import { routing } from '../rules/routing.js';
import { safeConduct } from '../rules/safe-conduct.js';
import { useOfResults } from '../rules/use.js';
import { bringsPersons, conductDescribed } from './guards.js';
import { executing, type AssistanceStatus } from './statuses.js';

const open: readonly AssistanceStatus[] = [...pending, 'partial-result'];
const over: readonly AssistanceStatus[] = ['completed', 'result-accepted', 'supplementary-requested', 'closed'];
const execution = ['start-execution', 'give-partial-result', 'complete'];

/** What this kind takes over from the rules that cut across all kinds. */
export const rules: readonly Feature[] = [
  otherTreaties('mutual-assistance'),
  routing,
  { warnings: { submit: [conductDescribed] } },
  oralRequests(['submitted', 'delivered', ...open]),
  confidentiality(open, execution),
  emergencies(open, execution),
  costs(open),
  governmentRecords('refuse', 'accept-partially'),
  useOfResults({ gives: ['give-partial-result', 'complete'], from: ['partial-result', ...over] }),
  safeConduct([...executing, ...over], bringsPersons, {
    purposes: ['stored-data', 'voluntary-appearance'],
    persons: [{ identity: 'Witness A' }],
  }),
];
