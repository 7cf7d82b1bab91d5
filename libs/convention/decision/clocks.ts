import * as clocks from '../conversation/clocks.js';
import { limits2026 as network } from '../policies/network.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';

const acceptances = ['accept', 'accept-with-conditions', 'accept-partially'] as const;
const decisions = [...acceptances, 'refuse'] as const;
const talking = ['information-requested', 'in-consultation'] as const;

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
  ...clocks.untilDecided({
    title: 'Decision on the request',
    decisions,
    postponed: { by: ['postpone'], in: ['postponed'] },
  }),
  {
    ...clocks.newDecision({
      title: 'Decision anew, after the conditions were turned down or a request accepted before was postponed',
      after: ['decline-conditions', 'take-back-conditions', 'resume-review'],
      decisions,
    }),
    /** What was postponed undecided goes on with the first clock. */
    after: { last: acceptances, of: acceptances },
  },
  clocks.policyClock({
    key: 'conditions-reply',
    title: 'Reply to the conditions',
    side: 'requesting',
    starts: 'accept-with-conditions',
    stops: ['accept-conditions', 'decline-conditions'],
    cancelledBy: ['take-back-conditions'],
    repeats: true,
  }),
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
    pausedIn: ['postponed', 'under-review', ...talking, 'accepted-with-conditions'],
  }),
  clocks.statusReply,
  review,
  clocks.suggestedDeadline([...executed, 'refuse']),
  clocks.announcedDate(executed),
];

/** In policy 2026-1. An emergency is decided in hours; how long its execution takes, no policy says. */
export const limits2026 = {
  ...clocks.limits2026,
  decision: network['assistance-decision'],
  'new-decision': clocks.reply,
  'conditions-reply': clocks.reply,
  execution: network['assistance-execution'],
} as const satisfies Policy;
