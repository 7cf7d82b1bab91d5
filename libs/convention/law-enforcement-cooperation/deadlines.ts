import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

/** What an inquiry waits for. */
export const endings = ['answer', 'forward', 'refuse'] as const;

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.completeness(['start-inquiries', 'give-interim-answer', ...endings]),
  clocks.policyClock({
    key: 'answer',
    title: 'Answer, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: endings,
    pausedIn: ['information-requested'],
    pausedWhile: [clocks.consultationWaits],
  }),
  clocks.consultationReply(endings),
  clocks.awaitedInformation,
  clocks.suggestedDeadline(endings),
];

/** Between police forces an answer is expected within days. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    completeness: clocks.limits2026.completeness,
    answer: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: { days: 7 } },
    'consultation-reply': clocks.reply,
    'information-reply': clocks.limits2026['information-reply'],
  },
};
