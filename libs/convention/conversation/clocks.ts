import { limits2026 as network2026 } from '../policies/network.js';
import type { AnnouncedRule, ClockRule, DeadlineRule, Policy, SuggestedRule, Wait } from '../procedure.js';
import type { Status } from '../types.js';

const policy = { shape: 'clock', provision: 'network-policy' } as const;

/** A limit of the network's policy. */
export const policyClock = (rule: Omit<ClockRule, 'shape' | 'provision'>): ClockRule => ({ ...policy, ...rule });

export const receipt = policyClock({
  key: 'receipt',
  title: "Receipt by the requested State's contact point",
  side: 'requested',
  starts: 'submit',
  stops: ['delivery'],
});

export const acknowledgement = policyClock({
  key: 'acknowledgement',
  title: 'Acknowledgement by a liaison officer',
  side: 'requested',
  starts: 'delivery',
  stops: ['acknowledge'],
});

export const informationReply = policyClock({
  key: 'information-reply',
  title: 'Reply to the questions',
  side: 'requesting',
  starts: 'request-information',
  stops: ['supply-information'],
  repeats: true,
});

/** Where the requested State stops for the answer, until it goes on without one. */
export const awaitedInformation: ClockRule = { ...informationReply, cancelledBy: ['go-on-without-answer'] };

/** Where a question changes no status: what the requested State has to do waits for the answer all the same. */
export const questionsWait: Wait = {
  asks: 'request-information',
  answers: ['supply-information'],
  code: 'information-requested',
  words: 'the questions to the requesting State are not answered',
  provision: 'hanoi-40-16',
};

/** Where a consultation changes no status: who consults waits for the answer all the same, and may decide without it. */
export const consultationWaits: Wait = {
  asks: 'consult',
  answers: ['answer-consultation'],
  code: 'in-consultation',
  words: 'the consultation is not answered',
  provision: 'hanoi-40-28',
};

/** How long an answer to the other side's question takes, in policy 2026-1. */
export const reply = network2026['status-reply'];

/** Limits of the clocks above, in policy 2026-1; a kind's own are in its folder. */
export const limits2026 = {
  receipt: network2026.receipt,
  acknowledgement: network2026.acknowledgement,
  completeness: network2026.completeness,
  'information-reply': reply,
  'consultation-reply': reply,
  'status-reply': reply,
} as const satisfies Policy;

export const statusReply = policyClock({
  key: 'status-reply',
  title: 'Reply to the question about the status',
  side: 'requested',
  starts: 'query-status',
  stops: ['report-status'],
  repeats: true,
});

/** Whether anything is missing; `goesOn` are the acts that show that nothing is. */
export const completeness = (goesOn: readonly string[]): ClockRule =>
  policyClock({
    key: 'completeness',
    title: 'Check that the request is complete',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['request-information', 'consult', ...goesOn],
  });

/** The answer to a consultation; `decisions` are the acts that make it needless. */
export const consultationReply = (decisions: readonly string[]): ClockRule =>
  policyClock({
    key: 'consultation-reply',
    title: 'Reply to the consultation',
    side: 'requesting',
    starts: 'consult',
    stops: ['answer-consultation'],
    cancelledBy: decisions,
    repeats: true,
  });

/** The date of a delay notice; `stops` are the acts that bring what was delayed. */
export const announcedDate = (stops: readonly string[]): AnnouncedRule => ({
  shape: 'announced',
  key: 'announced-date',
  title: 'The new date that the requested State has announced',
  side: 'requested',
  provision: 'budapest-27-7',
  starts: 'give-delay-notice',
  field: 'newDate',
  stops,
});

/** The date the requesting State suggests; `stops` are the acts that decide or answer. */
export const suggestedDeadline = (stops: readonly string[]): SuggestedRule => ({
  shape: 'suggested',
  key: 'suggested-deadline',
  title: 'The date suggested by the requesting State',
  side: 'requested',
  provision: 'hanoi-40-26',
  field: 'suggestedDeadline',
  stops,
});

interface DecidedAgain {
  title: string;
  /** The acts that undo what was decided. */
  after: string | readonly string[];
  decisions: readonly string[];
}

/** The next decision, where the first one is undone. */
export const newDecision = ({ title, after, decisions }: DecidedAgain): ClockRule =>
  policyClock({
    key: 'new-decision',
    title,
    side: 'requested',
    starts: after,
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation'],
    repeats: true,
  });

interface Examined {
  /** Title of the clock of the decision. */
  title: string;
  decisions: readonly string[];
  /** Acts with which the requested State goes on once the request is complete. */
  begins?: readonly string[];
  /** Acts that put the decision off, and the statuses in which it waits for that. */
  postponed?: { by: readonly string[]; in: readonly Status[] };
}

/** Deadlines of a request that is examined and decided. Their limits are `limits2026`, and `decision`, which is the kind's. */
export const untilDecided = ({
  title,
  decisions,
  begins = [],
  postponed = { by: [], in: [] },
}: Examined): readonly DeadlineRule[] => [
  receipt,
  acknowledgement,
  completeness(['reroute', ...postponed.by, ...begins, ...decisions]),
  policyClock({
    key: 'decision',
    title,
    side: 'requested',
    starts: 'acknowledge',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation', ...postponed.in],
  }),
  awaitedInformation,
  consultationReply([...decisions, ...postponed.by]),
];
