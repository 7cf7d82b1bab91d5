import type { Feature } from '../assemble.js';
import { confidentiality } from '../rules/confidentiality.js';
import { progressQuestions } from '../rules/progress.js';
import { brought, dropped } from './deadlines.js';
import { owing, pending, working } from './statuses.js';

/** What this kind takes over from the rules that cut across all kinds; the rest the agreement itself says. */
export const rules: readonly Feature[] = [
  confidentiality(pending, ['open-negotiation', 'countersign']),
  progressQuestions([...pending, ...working], brought, { owes: { in: owing, until: dropped } }),
];
