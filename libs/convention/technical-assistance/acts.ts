import { requested, requesting, takeBack, withdraw, type Row } from '../conversation/acts.js';
import { Declined, Note } from '../conversation/contents.js';
import { examination, undecided } from '../conversation/examination.js';
import { refuseOn } from '../conversation/refusal.js';
import { dayNotOver } from '../conversation/when.js';
import { notAnEmergency, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { TechnicalAssistanceRequest } from './contents.js';
import { grounds } from './grounds.js';
import { pending, type TechnicalAssistanceStatus } from './statuses.js';

const ours = { provision: 'network-policy' } as const;
const endAhead = dayNotOver('expectedEnd', {
  code: 'expected-end-past',
  message: 'The date by which the assistance is expected to be complete is not over (expectedEnd)',
  ...ours,
});
const refuse = refuseOn(grounds, { grounds: 'hanoi-54', reasons: 'network-policy', consultation: 'network-policy' });

/** Who may do what, when, and where it leads: the need, the proposal, what is given, and what came of it. */
export const acts: readonly Row<TechnicalAssistanceStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: TechnicalAssistanceRequest,
    guards: [notAnEmergency, urgencyReasonGiven],
    provision: 'hanoi-54',
  },
  ...examination({
    acknowledgement: 'network-policy',
    review: 'network-policy',
    information: 'network-policy',
    forwarding: 'network-policy',
    consultation: 'network-policy',
  }),
  {
    act: 'propose',
    title: 'Propose what can be done',
    ...requested,
    from: undecided,
    to: 'proposed',
    contents: contents.Proposal,
    guards: [],
    provision: 'hanoi-54',
  },
  {
    act: 'accept-proposal',
    title: 'Accept the proposal',
    ...requesting,
    from: ['proposed'],
    to: 'agreed',
    contents: Note,
    guards: [],
    ...ours,
  },
  {
    act: 'decline-proposal',
    title: 'Decline the proposal',
    ...requesting,
    from: ['proposed'],
    to: 'under-review',
    contents: Declined,
    guards: [],
    ...ours,
  },
  takeBack({
    act: 'take-back-proposal',
    title: 'Take the proposal back',
    from: ['proposed'],
    to: 'under-review',
    ...ours,
  }),
  refuse({ from: undecided, to: 'refused' }),
  {
    act: 'start-delivery',
    title: 'Begin with the assistance',
    ...requested,
    from: ['agreed'],
    to: 'in-delivery',
    contents: contents.DeliveryStart,
    guards: [endAhead],
    provision: 'hanoi-54',
  },
  {
    act: 'report-delivery',
    title: 'Report that the assistance has been given',
    ...requested,
    from: ['in-delivery'],
    to: 'provided',
    contents: contents.Delivery,
    guards: [],
    provision: 'hanoi-54',
  },
  {
    act: 'give-feedback',
    title: 'Say what came of it, and close the case',
    ...requesting,
    from: ['provided'],
    to: 'closed',
    contents: contents.Feedback,
    guards: [],
    ...ours,
  },
  withdraw({ from: ['submitted', 'delivered', ...pending], to: 'withdrawn', ...ours }),
];
