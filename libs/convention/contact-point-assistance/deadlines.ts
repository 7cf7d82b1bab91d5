import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

const endings = ['answer', 'forward', 'refuse'] as const;

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.completeness(['start-execution', 'forward', 'refuse']),
  clocks.policyClock({
    key: 'answer',
    title: 'Answer, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: endings,
    pausedIn: ['information-requested'],
    pausedWhile: [clocks.consultationWaits],
  }),
  clocks.awaitedInformation,
  clocks.consultationReply(endings),
  clocks.statusReply,
  clocks.suggestedDeadline(endings),
  clocks.announcedDate(endings),
];

/** Emergency data are asked for in emergencies only: their 8 hours are the emergency's. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    completeness: clocks.limits2026.completeness,
    answer: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: { days: 7 } },
    'information-reply': clocks.limits2026['information-reply'],
    'consultation-reply': clocks.reply,
    'status-reply': clocks.limits2026['status-reply'],
  },
};
