import * as clocks from '../conversation/clocks.js';
import { limits2026 as network } from '../policies/network.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

const decisions = ['accept', 'accept-with-conditions', 'accept-partially', 'refuse'] as const;

const review: AnnouncedRule = {
  shape: 'announced',
  key: 'review-date',
  title: 'The review of the postponement',
  side: 'requested',
  provision: 'hanoi-40-27',
  starts: 'postpone',
  field: 'reviewDate',
  stops: ['resume-review'],
};

const untilDecided: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.policyClock({
    key: 'completeness',
    title: 'Check that the request is complete',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['request-information', 'reroute', 'consult', 'postpone', ...decisions],
  }),
  clocks.policyClock({
    key: 'decision',
    title: 'Decision on the request',
    side: 'requested',
    starts: 'acknowledge',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation', 'postponed'],
  }),
  clocks.policyClock({
    key: 'decision-after-conditions',
    title: 'Decision after the conditions were declined',
    side: 'requested',
    starts: 'decline-conditions',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation', 'postponed'],
    repeats: true,
  }),
  clocks.policyClock({
    key: 'conditions-reply',
    title: 'Reply to the conditions',
    side: 'requesting',
    starts: 'accept-with-conditions',
    stops: ['accept-conditions', 'decline-conditions'],
    repeats: true,
  }),
  clocks.consultationReply([...decisions, 'postpone']),
];

/** Deadlines of a request that is decided and executed; `executed` are the acts with which the execution is done. */
export const deadlinesUntil = (...executed: readonly string[]): readonly DeadlineRule[] => [
  ...untilDecided,
  clocks.policyClock({
    key: 'execution',
    title: 'Execution of the request',
    side: 'requested',
    starts: ['accept', 'accept-conditions', 'accept-partially'],
    stops: executed,
    pausedIn: ['postponed'],
  }),
  clocks.informationReply,
  clocks.statusReply,
  review,
  clocks.suggestedDeadline([...executed, 'refuse']),
  clocks.announcedDate(executed),
];

/** In policy 2026-1. An emergency is decided in hours; how long its execution takes, no policy says. */
export const limits2026 = {
  receipt: clocks.limits2026.receipt,
  acknowledgement: clocks.limits2026.acknowledgement,
  completeness: clocks.limits2026.completeness,
  decision: network['assistance-decision'],
  'decision-after-conditions': clocks.reply,
  'conditions-reply': clocks.reply,
  'consultation-reply': clocks.reply,
  execution: network['assistance-execution'],
  'information-reply': clocks.limits2026['information-reply'],
  'status-reply': clocks.limits2026['status-reply'],
} as const satisfies Policy;
