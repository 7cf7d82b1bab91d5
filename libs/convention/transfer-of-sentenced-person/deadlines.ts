import * as clocks from '../conversation/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

const decisions = ['offer-terms', 'refuse'] as const;

const transferDate: AnnouncedRule = {
  shape: 'announced',
  key: 'transfer-date',
  title: 'The day of the transfer',
  side: 'requested',
  provision: 'hanoi-38',
  starts: 'schedule-transfer',
  field: 'date',
  stops: ['report-transfer'],
  saysWhen: { 'report-transfer': 'transferredAt' },
};

/** The Convention has no limit for transfers. */
export const deadlines: readonly DeadlineRule[] = [
  ...clocks.untilDecided({ title: 'Terms of an agreement, or notice that there will be none', decisions }),
  clocks.policyClock({
    key: 'terms-reply',
    title: 'Reply to the terms',
    side: 'requesting',
    starts: 'offer-terms',
    stops: ['accept-terms', 'decline-terms'],
    cancelledBy: ['take-back-terms'],
    repeats: true,
  }),
  clocks.newDecision({
    title: 'Other terms, or notice that there will be none',
    after: ['decline-terms', 'take-back-terms'],
    decisions,
  }),
  transferDate,
  clocks.suggestedDeadline(['report-transfer', 'refuse']),
];

/** No emergency asks for a transfer. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...clocks.limits2026,
    decision: { emergency: null, urgent: { days: 45 }, routine: { days: 90 } },
    'terms-reply': { emergency: null, urgent: { days: 10 }, routine: { days: 30 } },
    'new-decision': { emergency: null, urgent: { days: 10 }, routine: { days: 30 } },
  },
};
