import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { refuseOn } from '../conversation/refusal.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { ProceedingsTransferRequest } from './contents.js';
import { grounds } from './grounds.js';
import { pending, undecided, withdrawable, type ProceedingsStatus } from './statuses.js';

const refuse = refuseOn(grounds, { grounds: 'hanoi-39', reasons: 'hanoi-40-25', consultation: 'hanoi-40-28' });

/** Who may do what, when, and where it leads: the request, the acceptance, the files, the outcome. */
export const acts: readonly Row<ProceedingsStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: ProceedingsTransferRequest,
    guards: [urgencyReasonGiven, emergencyDescribed, coreOffenceOrOtherTreaty],
    provision: 'hanoi-39',
  },
  conversation.acknowledge({ from: ['submitted', 'delivered'], to: 'acknowledged', provision: 'network-policy' }),
  conversation.startReview({ from: ['acknowledged'], to: 'under-review', provision: 'hanoi-39' }),
  conversation.requestInformation({ from: ['under-review'], to: 'information-requested' }),
  conversation.supplyInformation({ from: ['information-requested'], to: 'under-review' }),
  conversation.consult({ from: ['under-review'], to: 'in-consultation' }),
  conversation.answerConsultation({ from: ['in-consultation'], to: 'under-review' }),
  {
    act: 'accept',
    title: 'Take the proceedings over',
    ...requested,
    from: undecided,
    to: 'accepted',
    contents: contents.Acceptance,
    guards: [],
    provision: 'hanoi-39',
  },
  refuse({ from: undecided, to: 'refused' }),
  {
    act: 'hand-over',
    title: 'Hand the files over',
    ...requesting,
    from: ['accepted'],
    to: 'handed-over',
    contents: contents.HandOver,
    guards: [],
    provision: 'hanoi-39',
  },
  {
    act: 'open-proceedings',
    title: 'Report that the proceedings are open',
    ...requested,
    from: ['handed-over'],
    to: 'proceedings-open',
    contents: contents.Opening,
    guards: [],
    provision: 'hanoi-39',
  },
  conversation.giveDelayNotice({ from: ['handed-over', 'proceedings-open'], to: 'unchanged' }),
  {
    act: 'report-outcome',
    title: 'Report the outcome',
    ...requested,
    from: ['handed-over', 'proceedings-open'],
    to: 'outcome-reported',
    contents: contents.Outcome,
    guards: [],
    provision: 'hanoi-39',
  },
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['outcome-reported'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
  conversation.queryStatus({ from: pending, to: 'unchanged' }),
  conversation.reportStatus({ from: pending, to: 'unchanged' }),
  conversation.withdraw({ from: ['submitted', 'delivered', ...withdrawable], to: 'withdrawn' }),
];
