import { requested, requesting, takeBack, withdraw, type Row } from '../conversation/acts.js';
import { Declined, Note } from '../conversation/contents.js';
import { examination, undecided } from '../conversation/examination.js';
import { refuseOn } from '../conversation/refusal.js';
import { appointedAhead, happenedBetween } from '../persons/guards.js';
import { coreOffenceOrOtherTreaty, notAnEmergency, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { TransferRequest } from './contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { pending, type TransferStatus } from './statuses.js';

const refuse = refuseOn(grounds, { grounds: 'hanoi-38', reasons: 'hanoi-40-25', consultation: 'hanoi-40-28' });

/** Who may do what, when, and where it leads: the request, the consent, the agreement of both, the transfer. */
export const acts: readonly Row<TransferStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: TransferRequest,
    guards: [notAnEmergency, urgencyReasonGiven, coreOffenceOrOtherTreaty, guards.consentGiven, guards.consentNotAhead],
    provision: 'hanoi-38',
  },
  ...examination({ acknowledgement: 'network-policy', review: 'hanoi-38' }),
  {
    act: 'record-consent',
    title: 'Record that the person consents, or that the consent was verified',
    ...requested,
    from: undecided,
    to: 'unchanged',
    contents: contents.ConsentRecord,
    guards: [guards.consentReached],
    provision: 'hanoi-38-consent',
  },
  {
    act: 'offer-terms',
    title: 'Agree, on these terms',
    ...requested,
    from: undecided,
    to: 'terms-offered',
    contents: contents.Agreement,
    guards: [guards.consentOnRecord],
    provision: 'hanoi-38',
  },
  {
    act: 'accept-terms',
    title: 'Agree to the terms',
    ...requesting,
    from: ['terms-offered'],
    to: 'agreed',
    contents: Note,
    guards: [],
    provision: 'hanoi-38',
  },
  {
    act: 'decline-terms',
    title: 'Decline the terms',
    ...requesting,
    from: ['terms-offered'],
    to: 'under-review',
    contents: Declined,
    guards: [],
    provision: 'hanoi-38',
  },
  takeBack({
    act: 'take-back-terms',
    title: 'Take the terms back',
    from: ['terms-offered'],
    to: 'under-review',
    provision: 'hanoi-38',
  }),
  refuse({ from: undecided, to: 'refused' }),
  {
    act: 'schedule-transfer',
    title: 'Fix day and place of the transfer',
    ...requested,
    from: ['agreed', 'transfer-scheduled'],
    to: 'transfer-scheduled',
    contents: contents.TransferDate,
    guards: [guards.newDateAgreed],
    warnings: [appointedAhead('hanoi-38')],
    provision: 'hanoi-38',
  },
  {
    act: 'report-transfer',
    title: 'Report that the person was handed over',
    ...requested,
    from: ['transfer-scheduled'],
    to: 'transferred',
    contents: contents.Transfer,
    guards: [happenedBetween('transferredAt', 'transfer-not-in-the-case', 'hanoi-38')],
    provision: 'hanoi-38',
  },
  {
    act: 'report-enforcement',
    title: 'Report how the enforcement stands',
    ...requested,
    from: ['transferred'],
    to: 'unchanged',
    contents: contents.EnforcementReport,
    guards: [guards.requestedEnforces],
    provision: 'network-policy',
  },
  {
    act: 'tell-enforcement',
    title: 'Tell how the enforcement stands',
    ...requesting,
    from: ['transferred'],
    to: 'unchanged',
    contents: contents.EnforcementReport,
    guards: [guards.requestingEnforces],
    provision: 'network-policy',
  },
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['transferred'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
  withdraw({ from: ['submitted', 'delivered', ...pending], to: 'withdrawn' }),
];
