import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';
import { consentNotice, hard, model, soft } from './limits.js';

const decisions = ['order-arrest', 'refuse'] as const;

/** The Convention has no limit: custody has those of the European Convention where it binds both, and a model's elsewhere. */
export const deadlines: readonly DeadlineRule[] = [
  ...clocks.untilDecided({ title: 'Order of the arrest, or notice that there will be none', decisions }),
  clocks.suggestedDeadline(['report-arrest', 'report-not-found', 'refuse']),
  soft,
  hard,
  model,
  consentNotice,
];

/** No routine request asks for an arrest. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...clocks.limits2026,
    decision: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: null },
  },
};
