import { deadlinesUntil, limits2026 } from '../decision/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

export const deadlines: readonly DeadlineRule[] = deadlinesUntil('report-confiscation', 'report-not-confiscated');

/** A court decides, and can be appealed to: the limits of mutual legal assistance, but twice the time to execute. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': { ...limits2026, execution: { emergency: null, urgent: { days: 90 }, routine: { days: 180 } } },
};
