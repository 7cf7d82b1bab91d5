import { deadlinesUntil, limits2026 } from '../decision/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

export const deadlines: readonly DeadlineRule[] = deadlinesUntil('complete');

export const policies: Readonly<Record<string, Policy>> = { '2026-1': limits2026 };
