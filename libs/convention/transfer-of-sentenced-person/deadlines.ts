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
};

/** The Convention has no limit for transfers. */
export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.policyClock({
    key: 'decision',
    title: 'Terms of an agreement, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation'],
  }),
  clocks.informationReply,
  clocks.consultationReply(decisions),
  clocks.policyClock({
    key: 'terms-reply',
    title: 'Reply to the terms',
    side: 'requesting',
    starts: 'offer-terms',
    stops: ['accept-terms', 'decline-terms'],
    repeats: true,
  }),
  clocks.statusReply,
  transferDate,
  clocks.suggestedDeadline(['report-transfer', 'refuse']),
  clocks.announcedDate(['report-transfer']),
];

export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    decision: { emergency: { days: 45 }, urgent: { days: 45 }, routine: { days: 90 } },
    'information-reply': clocks.limits2026['information-reply'],
    'consultation-reply': clocks.reply,
    'terms-reply': { emergency: { days: 10 }, urgent: { days: 10 }, routine: { days: 30 } },
    'status-reply': clocks.limits2026['status-reply'],
  },
};
