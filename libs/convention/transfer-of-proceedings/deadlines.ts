import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

const decisions = ['accept', 'refuse'] as const;

/** The Convention has no limit for transfers. */
export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.policyClock({
    key: 'decision',
    title: 'Acceptance, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation'],
  }),
  clocks.informationReply,
  clocks.consultationReply(decisions),
  clocks.policyClock({
    key: 'hand-over',
    title: 'Handing over of the files',
    side: 'requesting',
    starts: 'accept',
    stops: ['hand-over'],
  }),
  clocks.statusReply,
  clocks.suggestedDeadline(decisions),
  clocks.announcedDate(['open-proceedings', 'report-outcome']),
];

export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    decision: { emergency: { days: 45 }, urgent: { days: 45 }, routine: { days: 90 } },
    'information-reply': clocks.limits2026['information-reply'],
    'consultation-reply': clocks.reply,
    'hand-over': { emergency: { days: 10 }, urgent: { days: 10 }, routine: { days: 30 } },
    'status-reply': clocks.limits2026['status-reply'],
  },
};
