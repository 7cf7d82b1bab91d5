import * as clocks from '../conversation/clocks.js';
import type { AnnouncedRule, DeadlineRule, Policy } from '../procedure.js';
import * as limits from './limits.js';

const decisions = ['grant', 'grant-conditionally', 'refuse', 'refuse-nationality'] as const;
const surrendered = ['report-surrender', 'surrender-temporarily'] as const;

/** Acts that bring what the requesting State waits for. */
export const answers = [...decisions, ...surrendered, 'report-outcome', 'report-enforcement'] as const;

const announced = (rule: Omit<AnnouncedRule, 'shape'>): AnnouncedRule => ({ shape: 'announced', ...rule });

const dates: readonly AnnouncedRule[] = [
  announced({
    key: 'surrender-date',
    title: 'The day agreed for the surrender',
    side: 'requested',
    provision: 'ece-18-4',
    starts: 'schedule-surrender',
    field: 'date',
    stops: surrendered,
    saysWhen: limits.handedOver,
    cancelledBy: ['postpone-surrender'],
  }),
  announced({
    key: 'postponement-review',
    title: 'The review of the postponement',
    side: 'requested',
    provision: 'ece-19',
    starts: 'postpone-surrender',
    field: 'reviewDate',
    stops: ['schedule-surrender', ...surrendered],
  }),
  announced({
    key: 'return-date',
    title: 'The return of a person surrendered for a time',
    side: 'requesting',
    provision: 'ece-19',
    starts: 'surrender-temporarily',
    field: 'returnBy',
    stops: ['report-return'],
    saysWhen: { 'report-return': 'returnedAt' },
  }),
];

/** The Convention has no number: limits are those of the European Convention and its Third Protocol, where they bind both. */
export const deadlines: readonly DeadlineRule[] = [
  ...clocks.untilDecided({
    title: 'Decision on the extradition',
    decisions,
    begins: ['open-consent-hearing', 'refer-to-court', 'pass-to-decision'],
  }),
  clocks.policyClock({
    key: 'assurances-reply',
    title: 'Reply to the assurances asked for',
    side: 'requesting',
    starts: 'grant-conditionally',
    stops: ['give-assurances', 'decline-assurances'],
    cancelledBy: ['take-back-assurances'],
    repeats: true,
  }),
  clocks.newDecision({
    title: 'Decision after the assurances were declined, or are no longer asked for',
    after: ['decline-assurances', 'take-back-assurances'],
    decisions,
  }),
  clocks.policyClock({
    key: 'prosecution',
    title: 'Submission of the case of a national for prosecution',
    side: 'requested',
    starts: 'request-domestic-prosecution',
    stops: ['submit-for-prosecution'],
  }),
  clocks.policyClock({
    key: 'speciality-reply',
    title: 'Answer whether another offence may be prosecuted',
    side: 'requested',
    starts: 'request-speciality-consent',
    stops: ['answer-speciality-request'],
    cancelledBy: ['take-back-speciality-request'],
    repeats: true,
  }),
  ...dates,
  clocks.suggestedDeadline(decisions),
  limits.decisionAfterConsent,
  limits.surrenderAfterDecision,
  limits.soft,
  limits.hard,
  limits.specialityWindow,
];

/** Ours: "without undue delay" has no number in law. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    ...clocks.limits2026,
    decision: { emergency: { days: 60 }, urgent: { days: 60 }, routine: { days: 90 } },
    'assurances-reply': { emergency: { days: 10 }, urgent: { days: 10 }, routine: { days: 30 } },
    'new-decision': { emergency: { days: 10 }, urgent: { days: 10 }, routine: { days: 30 } },
    prosecution: { emergency: { days: 30 }, urgent: { days: 30 }, routine: { days: 30 } },
    'speciality-reply': { emergency: { days: 30 }, urgent: { days: 30 }, routine: { days: 30 } },
  },
};
