import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { consulted, questionsOpen } from '../conversation/guards.js';
import { refuse } from '../decision/acts.js';
import { refusalsOn } from '../decision/contents.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as agreement from './agreement.js';
import { JointInvestigationProposal } from './contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import * as signatures from './signatures.js';
import { pending, undecided, unsigned, type JointStatus } from './statuses.js';
import { work } from './work.js';

const drafted = [guards.partiesComplete, guards.proposerLeads, guards.endsAfterStart, guards.endsAhead];

/**
 * Who may do what, when, and where it leads: the proposal, the agreement, the signatures, then the work. Where more than
 * two States take part, the lead has such a case with each: every one is activated when all have signed, and extended when all have accepted. A question changes no status.
 */
export const acts: readonly Row<JointStatus>[] = [
  {
    act: 'submit',
    title: 'Propose the joint investigation',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: JointInvestigationProposal,
    guards: [urgencyReasonGiven, emergencyDescribed],
    warnings: [coreOffenceOrOtherTreaty],
    provision: 'hanoi-48',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered'], to: 'acknowledged', provision: 'hanoi-48' }),
  conversation.requestInformation({ from: undecided, to: 'unchanged' }),
  conversation.supplyInformation({ from: pending, to: 'unchanged', guards: [questionsOpen] }),
  {
    act: 'open-negotiation',
    title: 'Take the proposal up, and negotiate',
    ...requested,
    from: ['acknowledged'],
    to: 'negotiating',
    contents: Note,
    guards: [],
    provision: 'hanoi-48',
  },
  {
    act: 'draft-agreement',
    title: 'Put forward an agreement, or change the one there is',
    ...requesting,
    from: unsigned,
    to: 'negotiating',
    contents: agreement.Agreement,
    guards: drafted,
    provision: 'hanoi-48',
  },
  {
    act: 'redraft-agreement',
    title: 'Put forward a changed agreement',
    ...requested,
    from: unsigned,
    to: 'negotiating',
    contents: agreement.Agreement,
    guards: drafted,
    provision: 'hanoi-48',
  },
  {
    act: 'sign',
    title: 'Sign the agreement as it stands',
    ...requesting,
    from: ['negotiating'],
    to: 'signed-by-lead',
    contents: agreement.Signature,
    guards: [guards.agreementDrafted, guards.signsWhatStands, guards.agreementLasts],
    provision: 'hanoi-48',
  },
  {
    act: 'countersign',
    title: 'Sign the agreement that the lead has signed',
    ...requested,
    from: ['signed-by-lead'],
    to: 'agreed',
    contents: agreement.Signature,
    guards: [guards.signsWhatStands, guards.agreementLasts],
    provision: 'hanoi-48',
  },
  {
    act: 'activate',
    title: 'Begin, with the signature of every State',
    ...requesting,
    from: ['agreed'],
    to: 'active',
    contents: agreement.Activation,
    guards: [guards.activatedAsAgreed, guards.agreementLasts, signatures.everyStateSigned, signatures.signaturesProved],
    proves: signatures.signaturesElsewhere,
    provision: 'hanoi-48',
  },
  conversation.consult({ from: undecided, to: 'unchanged' }),
  conversation.answerConsultation({ from: undecided, to: 'unchanged' }),
  refuse({
    title: 'Decline the joint investigation',
    from: undecided,
    to: 'refused',
    contents: refusalsOn(grounds, 'hanoi-48').Refusal,
    guards: [consulted],
  }),
  conversation.withdraw({
    title: 'Withdraw the proposal',
    from: ['submitted', 'delivered', ...pending],
    to: 'withdrawn',
  }),
  ...work,
];
