import type { Feature } from '../assemble.js';
import { rulesOfDecision } from '../decision/rules.js';
import { conductDescribed } from '../rules/dual-criminality.js';
import { useOfResults } from '../rules/use.js';
import { acts } from './acts.js';
import { contested, held, statuses, type FreezeStatus } from './statuses.js';

const inForce: readonly FreezeStatus[] = [...held, ...contested, 'lift-requested'];
const tells = ['report-tracing', 'complete-tracing'];

/** What this kind takes over from the rules that cut across all kinds. What was traced is told on conditions; a freeze is no result. */
export const rules: readonly Feature[] = [
  ...rulesOfDecision({
    statuses,
    subject: 'assets',
    executes: ['start-execution', ...tells, 'report-freeze'],
    afterwards: inForce,
    dates: ['reasons-to-keep', 'decision-on-reasons', 'conclusion', 'end-of-measure', 'end-of-renewed-measure'],
  }),
  { warnings: { submit: [conductDescribed] } },
  useOfResults({ gives: tells, acts }),
];
