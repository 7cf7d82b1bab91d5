import { requested, requesting, withdraw, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { examination, undecided } from '../conversation/examination.js';
import { refuseOn } from '../conversation/refusal.js';
import { coreOffenceOrOtherTreaty, notAnEmergency, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { ProceedingsTransferRequest } from './contents.js';
import { grounds } from './grounds.js';
import { withdrawable, type ProceedingsStatus } from './statuses.js';

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
    guards: [notAnEmergency, urgencyReasonGiven, coreOffenceOrOtherTreaty],
    provision: 'hanoi-39',
  },
  ...examination({ acknowledgement: 'network-policy', review: 'hanoi-39' }),
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
  withdraw({ from: ['submitted', 'delivered', ...withdrawable], to: 'withdrawn' }),
];
