import type { Feature } from '../assemble.js';
import { rulesOfDecision } from '../decision/rules.js';
import { governmentRecords } from '../rules/government-records.js';
import { safeConduct } from '../rules/safe-conduct.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { bringsPersons, compels, conductDescribed, purposesNotReserved, purposesWithinScope } from './guards.js';
import { executing, statuses, type AssistanceStatus } from './statuses.js';

const over: readonly AssistanceStatus[] = ['completed', 'result-accepted', 'supplementary-requested', 'closed'];

/** What this kind takes over from the rules that cut across all kinds. */
export const rules: readonly Feature[] = [
  ...rulesOfDecision({
    statuses,
    subject: 'mutual-assistance',
    compels,
    executes: ['start-execution', 'give-partial-result', 'complete'],
    executing: ['partial-result'],
    afterwards: ['completed', 'result-accepted', 'supplementary-requested'],
    dates: ['safe-conduct'],
  }),
  { warnings: { submit: [conductDescribed, purposesWithinScope, purposesNotReserved] } },
  governmentRecords('refuse', 'accept-partially'),
  useOfResults({ gives: ['give-partial-result', 'complete'], acts }),
  safeConduct([...executing, ...over], bringsPersons, {
    purposes: ['stored-data', 'voluntary-appearance'],
    persons: [{ identity: 'Witness A' }],
  }),
];
