import {
  acknowledgement,
  awaitedInformation,
  completeness,
  consultationReply,
  consultationWaits,
  policyClock,
  receipt,
} from '../conversation/clocks.js';
import { warningDays2026 } from '../policies/network.js';
import type { ClockRule, DeadlineRule, PeriodRule, SuggestedRule, Wait, WarningRule } from '../procedure.js';
import type { PreservationStatus } from './statuses.js';

/** Nobody answers it once the preservation is ordered: what is left to do then waits for nothing. */
const consulting: Wait = { ...consultationWaits, answers: [...consultationWaits.answers, 'issue-order'] };

const waiting: readonly PreservationStatus[] = ['information-requested', 'risk-notice'];

/** The one hard number between States: at least 60 days from when the preservation took effect. */
export const expiry: PeriodRule = {
  shape: 'period',
  key: 'preservation-expiry',
  title: 'The period of preservation',
  side: 'requested',
  provision: 'hanoi-42-8',
  floors: ['hanoi-preserve-min', 'budapest-preserve-min'],
  starts: { act: 'preserve', instant: 'preservedAt', days: 'periodDays' },
  extendedBy: { act: 'grant-extension', days: 'additionalDays' },
  suspendedIn: ['held-pending-follow-up', 'follow-up-decided'],
  stops: ['expire', 'disclose', 'release'],
  cancelledBy: ['withdraw'],
  zone: 'requested',
};

const warnings: WarningRule = {
  shape: 'warning',
  key: 'expiry-warning',
  title: 'Warning that the preservation expires',
  side: 'requesting',
  tells: ['requesting', 'requested'],
  provision: 'network-policy',
  of: 'preservation-expiry',
  daysBefore: warningDays2026,
  because: 'No follow-up request is linked: without one, or an extension, the data are no longer preserved after that.',
};

const suggested: SuggestedRule = {
  shape: 'suggested',
  key: 'suggested-deadline',
  title: 'The date suggested by the requesting State',
  side: 'requested',
  provision: 'hanoi-40-26',
  field: 'suggestedDeadline',
  stops: ['preserve', 'refuse', 'report-not-available'],
};

const clocks: readonly ClockRule[] = [
  receipt,
  acknowledgement,
  completeness(['issue-order', 'give-risk-notice', 'refuse', 'report-not-available']),
  policyClock({
    key: 'order',
    title: 'Domestic preservation order',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['issue-order', 'refuse', 'report-not-available'],
    pausedIn: waiting,
    pausedWhile: [consulting],
  }),
  policyClock({
    key: 'decision',
    title: 'Preservation, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['preserve', 'refuse', 'report-not-available'],
    pausedIn: waiting,
    pausedWhile: [consulting],
  }),
  awaitedInformation,
  consultationReply(['issue-order', 'refuse', 'report-not-available']),
  policyClock({
    key: 'risk-reply',
    title: 'Reply to the risk notice',
    side: 'requesting',
    starts: 'give-risk-notice',
    stops: ['proceed', 'withdraw'],
    cancelledBy: ['take-back-risk-notice'],
    repeats: true,
  }),
  policyClock({
    key: 'extension-reply',
    title: 'Reply to the request for an extension',
    side: 'requested',
    starts: 'request-extension',
    stops: ['grant-extension', 'deny-extension'],
    repeats: true,
  }),
  policyClock({
    key: 'conclusion',
    title: 'Disclosure or release after the follow-up request was decided',
    side: 'requested',
    starts: ['report-decision', 'report-withdrawal'],
    into: 'follow-up-decided',
    stops: ['disclose', 'release'],
    cancelledBy: ['link-follow-up', 'confirm-follow-up'],
    repeats: true,
  }),
];

export const deadlines: readonly DeadlineRule[] = [...clocks, suggested, expiry, warnings];
