import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';

const ends = ['accept-terms', 'accept-counter-terms', 'refuse'] as const;
/** With these, everybody whom the terms name is paid. */
export const paying = ['report-return', 'report-victims-paid', 'report-sharing'] as const;

export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.completeness(['reroute', 'offer-terms', 'refuse']),
  clocks.policyClock({
    key: 'terms',
    title: 'Terms, or notice that nothing is returned',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['offer-terms', 'refuse'],
    pausedWhile: [clocks.questionsWait, clocks.consultationWaits],
  }),
  clocks.policyClock({
    key: 'terms-reply',
    title: 'Reply to the terms',
    side: 'requesting',
    starts: 'offer-terms',
    stops: ['accept-terms', 'counter-terms'],
    cancelledBy: ['take-back-terms'],
    repeats: true,
  }),
  clocks.policyClock({
    key: 'counter-terms-reply',
    title: 'Reply to the other terms',
    side: 'requested',
    starts: 'counter-terms',
    stops: ['accept-counter-terms', 'offer-terms', 'refuse'],
    cancelledBy: ['take-back-counter-terms'],
    pausedWhile: [clocks.questionsWait, clocks.consultationWaits],
    repeats: true,
  }),
  clocks.policyClock({
    key: 'new-terms',
    title: 'Terms anew, or notice that nothing is returned',
    side: 'requested',
    starts: ['take-back-terms', 'take-back-counter-terms'],
    stops: ['offer-terms', 'refuse'],
    pausedWhile: [clocks.questionsWait, clocks.consultationWaits],
    repeats: true,
  }),
  clocks.policyClock({
    key: 'handing-over',
    title: 'What was agreed',
    side: 'requested',
    starts: ['accept-terms', 'accept-counter-terms'],
    stops: paying,
  }),
  clocks.policyClock({
    key: 'missing',
    title: 'What the requesting State says is missing',
    side: 'requested',
    starts: 'report-missing',
    stops: paying,
    repeats: true,
  }),
  clocks.consultationReply(ends),
  { ...clocks.informationReply, cancelledBy: ['accept-terms', 'accept-counter-terms'] },
  clocks.suggestedDeadline([...paying, 'refuse']),
];

const talk = { emergency: { days: 7 }, urgent: { days: 20 }, routine: { days: 45 } } as const;

export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    completeness: clocks.limits2026.completeness,
    terms: talk,
    'terms-reply': talk,
    'counter-terms-reply': talk,
    'new-terms': talk,
    'handing-over': { emergency: { days: 45 }, urgent: { days: 45 }, routine: { days: 90 } },
    missing: talk,
    'consultation-reply': clocks.reply,
    'information-reply': clocks.limits2026['information-reply'],
  },
};
