import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

const decisions = ['accept', 'refuse'] as const;

/** The Convention has no limit for transfers. */
export const deadlines: readonly DeadlineRule[] = [
  ...clocks.untilDecided({ title: 'Acceptance, or notice that there will be none', decisions }),
  clocks.policyClock({
    key: 'hand-over',
    title: 'Handing over of the files',
    side: 'requesting',
    starts: 'accept',
    stops: ['hand-over'],
  }),
  clocks.suggestedDeadline(decisions),
];

/** No emergency asks for a transfer. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...clocks.limits2026,
    decision: { emergency: null, urgent: { days: 45 }, routine: { days: 90 } },
    'hand-over': { emergency: null, urgent: { days: 10 }, routine: { days: 30 } },
  },
};
