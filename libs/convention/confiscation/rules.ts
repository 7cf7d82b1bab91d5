import type { Feature } from '../assemble.js';
import { rulesOfDecision } from '../decision/rules.js';
import { conductDescribed } from '../rules/dual-criminality.js';
import { statuses } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds. Nothing is handed over whose use could be bound. */
export const rules: readonly Feature[] = [
  ...rulesOfDecision({
    statuses,
    subject: 'assets',
    executes: ['start-execution', 'report-order', 'report-confiscation'],
    executing: ['order-in-force'],
  }),
  { warnings: { submit: [conductDescribed] } },
];
