import * as conversation from '../conversation/acts.js';
import { clock, requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { consulted, groundsOpen, notAhead } from '../conversation/guards.js';
import { confirmFollowUp, linkFollowUp, waitsFor, notLinkedYet } from '../links/followed-up.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { PreservationRequest } from './contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { kept, takenOn, unpreserved, withdrawable, type PreservationStatus } from './statuses.js';
import { followUpOutcomes } from './vocabulary.js';

const followUp = waitsFor('The preservation', 'hanoi-42-8', followUpOutcomes);

const concluded: Pick<Row<PreservationStatus>, 'from' | 'to' | 'otherwise'> = {
  from: [...unpreserved, 'held-pending-follow-up'],
  to: 'follow-up-decided',
  otherwise: { to: 'unchanged', in: unpreserved, when: guards.othersUndecided },
};

/** Who may do what, when, and where it leads. `delivered` is not reached by an act: it is a submitted case's receipt. */
export const acts: readonly Row<PreservationStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: PreservationRequest,
    guards: [urgencyReasonGiven, emergencyDescribed],
    provision: 'hanoi-42-1',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered', 'rerouted'], to: 'acknowledged' }),
  conversation.forward({ act: 'reroute', from: ['acknowledged'], to: 'rerouted', provision: 'budapest-27-9' }),
  conversation.startReview({ from: ['acknowledged'], to: 'under-review', provision: 'hanoi-42-4' }),
  ...conversation.questions<PreservationStatus>({ from: ['under-review'], back: 'under-review' }),
  {
    act: 'give-risk-notice',
    title: 'Warn that preservation may fail or endanger the investigation',
    ...requested,
    from: ['under-review'],
    to: 'risk-notice',
    contents: contents.RiskNotice,
    guards: [],
    provision: 'hanoi-42-7',
  },
  {
    act: 'proceed',
    title: 'Go on in spite of the risk',
    ...requesting,
    from: ['risk-notice'],
    to: 'under-review',
    contents: Note,
    guards: [],
    provision: 'hanoi-42-7',
  },
  conversation.takeBack({
    act: 'take-back-risk-notice',
    title: 'Take the warning back',
    from: ['risk-notice'],
    to: 'under-review',
    provision: 'hanoi-42-7',
  }),
  conversation.consult({ from: ['under-review'], to: 'unchanged', contents: contents.Consultation }),
  conversation.answerConsultation({ from: ['under-review'], to: 'unchanged' }),
  {
    act: 'refuse',
    title: 'Refuse the request',
    ...requested,
    from: ['under-review'],
    to: 'refused',
    contents: contents.Refusal,
    guards: [...groundsOpen(grounds), consulted],
    provision: 'hanoi-40-25',
  },
  {
    act: 'issue-order',
    title: 'Issue the domestic preservation order',
    ...requested,
    from: ['under-review'],
    to: 'order-issued',
    contents: contents.PreservationOrder,
    guards: [],
    provision: 'hanoi-25',
  },
  {
    act: 'preserve',
    title: 'Report that the data are preserved',
    ...requested,
    from: ['order-issued'],
    to: 'preserved',
    otherwise: { to: 'held-pending-follow-up', when: guards.followUpFiled },
    contents: contents.Preserved,
    guards: [guards.preservedNotInFuture, guards.preservedAfterSubmit],
    warnings: [guards.withinOneOrder, guards.periodNotOver],
    provision: 'hanoi-42-8',
  },
  {
    act: 'report-not-available',
    title: 'Report that there is nothing to preserve',
    ...requested,
    from: ['order-issued', 'under-review'],
    to: 'not-available',
    contents: contents.NotAvailable,
    guards: [],
    provision: 'hanoi-42-4',
  },
  {
    act: 'request-extension',
    title: 'Ask for an extension',
    ...requesting,
    from: ['preserved'],
    to: 'extension-requested',
    contents: contents.ExtensionRequest,
    guards: [guards.beforeExpiry],
    provision: 'hanoi-42-9',
  },
  {
    act: 'grant-extension',
    title: 'Grant the extension',
    ...requested,
    from: ['extension-requested'],
    to: 'preserved',
    contents: contents.ExtensionGrant,
    guards: [],
    warnings: [guards.extensionNotOver],
    provision: 'hanoi-42-9',
  },
  {
    act: 'deny-extension',
    title: 'Deny the extension',
    ...requested,
    from: ['extension-requested'],
    to: 'preserved',
    contents: contents.ExtensionDenial,
    guards: [],
    provision: 'hanoi-42-9',
  },
  linkFollowUp('hanoi-42-8')({
    from: [...unpreserved, ...kept],
    to: 'held-pending-follow-up',
    otherwise: { to: 'unchanged', in: unpreserved },
    guards: [guards.beforeExpiry, notLinkedYet('The preservation', 'hanoi-42-8')],
  }),
  confirmFollowUp('hanoi-42-8')({
    from: [...takenOn, ...kept, 'expired'],
    to: 'held-pending-follow-up',
    otherwise: { to: 'unchanged', in: takenOn },
    guards: [
      notAhead('receivedAt', 'follow-up-ahead', 'hanoi-42-8'),
      guards.receivedBeforeExpiry,
      notLinkedYet('The preservation', 'hanoi-42-8'),
    ],
  }),
  followUp.reportDecision(concluded),
  followUp.reportWithdrawal(concluded),
  {
    act: 'disclose',
    title: 'Report that the data were disclosed',
    ...requested,
    from: ['held-pending-follow-up', 'follow-up-decided'],
    to: 'disclosed',
    contents: contents.Disclosure,
    guards: [guards.lastOneOpen, guards.decidedToDisclose],
    provision: 'hanoi-42-8',
  },
  {
    act: 'release',
    title: 'Report that the data are no longer held',
    ...requested,
    from: ['held-pending-follow-up', 'follow-up-decided', 'expired'],
    to: 'released',
    contents: contents.Release,
    guards: [guards.decisionNamed, guards.lastOneOpen],
    warnings: [guards.periodOverOrDecided],
    provision: 'hanoi-42-8',
  },
  {
    act: 'expire',
    title: 'Record that the period has run out',
    ...clock,
    from: ['preserved', 'extension-requested'],
    to: 'expired',
    contents: Note,
    guards: [guards.atExpiry],
    provision: 'hanoi-42-8',
  },
  conversation.withdraw({ from: withdrawable, to: 'withdrawn' }),
];
