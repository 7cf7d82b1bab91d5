import * as clocks from '../conversation/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

const decisions = ['propose', 'refuse'] as const;
const ours = { provision: 'network-policy' } as const;

const expectedEnd: AnnouncedRule = {
  shape: 'announced',
  key: 'expected-end',
  title: 'The date by which the assistance is expected to be complete',
  side: 'requested',
  ...ours,
  starts: 'start-delivery',
  field: 'expectedEnd',
  stops: ['report-delivery'],
};

export const deadlines: readonly DeadlineRule[] = [
  ...clocks.untilDecided({ title: 'A proposal, or notice that there will be none', decisions }),
  clocks.policyClock({
    key: 'proposal-reply',
    title: 'Reply to the proposal',
    side: 'requesting',
    starts: 'propose',
    stops: ['accept-proposal', 'decline-proposal'],
    cancelledBy: ['take-back-proposal'],
    repeats: true,
  }),
  clocks.newDecision({
    title: 'Another proposal, or notice that there will be none',
    after: ['decline-proposal', 'take-back-proposal'],
    decisions,
  }),
  clocks.policyClock({
    key: 'feedback',
    title: 'Word of what came of it',
    side: 'requesting',
    starts: 'report-delivery',
    stops: ['give-feedback'],
  }),
  expectedEnd,
  { ...clocks.suggestedDeadline(['report-delivery', 'refuse']), ...ours },
];

/** No emergency asks for technical assistance. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...clocks.limits2026,
    decision: { emergency: null, urgent: { days: 20 }, routine: { days: 45 } },
    'proposal-reply': { emergency: null, urgent: { days: 10 }, routine: { days: 30 } },
    'new-decision': { emergency: null, urgent: { days: 10 }, routine: { days: 30 } },
    feedback: { emergency: null, urgent: { days: 30 }, routine: { days: 30 } },
  },
};
