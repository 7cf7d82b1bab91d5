import { virtualAssetsDescribed } from '../assets/guards.js';
import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { questionsOpen } from '../conversation/guards.js';
import { emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import * as contents from './act-contents.js';
import { InformationOffer } from './contents.js';
import * as guards from './guards.js';
import { offered, receiving, type InformationStatus } from './statuses.js';

const open: readonly InformationStatus[] = ['transmitted', 'acknowledged'];

/** Who may do what, when, and where it leads: the offer and its conditions, then the information, then what came of it. */
export const acts: readonly Row<InformationStatus>[] = [
  {
    act: 'submit',
    title: 'Offer the information',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: InformationOffer,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      guards.proceedsDescribed,
      virtualAssetsDescribed,
      guards.conditionsNamed,
    ],
    provision: 'hanoi-40-4',
  },
  conversation.requestInformation({
    title: 'Ask about the offer',
    from: [...offered, ...open],
    to: 'unchanged',
    provision: 'hanoi-40-4',
  }),
  conversation.supplyInformation({
    title: 'Answer the questions',
    from: [...offered, ...open],
    to: 'unchanged',
    guards: [questionsOpen],
    provision: 'hanoi-40-4',
  }),
  conversation.giveDelayNotice({
    title: 'Tell what delays the reply, and the new date',
    from: [...offered, 'acknowledged'],
    to: 'unchanged',
  }),
  {
    act: 'accept-conditions',
    title: 'Accept the conditions, which then bind',
    ...requested,
    from: offered,
    to: 'conditions-accepted',
    contents: Note,
    guards: [guards.conditionsOffered],
    provision: 'hanoi-40-5',
  },
  {
    act: 'decline-conditions',
    title: 'Decline the conditions',
    ...requested,
    from: offered,
    to: 'conditions-declined',
    contents: contents.ConditionsDeclined,
    guards: [guards.conditionsOffered],
    provision: 'budapest-26-2',
  },
  {
    act: 'transmit',
    title: 'Hand over the information',
    ...requesting,
    from: [...offered, 'conditions-accepted'],
    to: 'transmitted',
    contents: contents.Information,
    guards: [guards.conditionsSettled],
    provision: 'hanoi-40-4',
  },
  {
    act: 'transmit-without-conditions',
    title: 'Hand over the information all the same, without conditions',
    ...requesting,
    from: ['conditions-declined'],
    to: 'transmitted',
    contents: contents.Information,
    guards: [],
    provision: 'budapest-26-2',
  },
  conversation.acknowledge({
    title: 'Acknowledge the information',
    from: ['transmitted'],
    to: 'acknowledged',
    provision: 'hanoi-40-4',
  }),
  {
    act: 'give-feedback',
    title: 'Tell what became of the information',
    ...requested,
    from: ['acknowledged'],
    to: 'unchanged',
    contents: contents.Feedback,
    guards: [],
    provision: 'network-policy',
  },
  {
    act: 'link-request',
    title: 'Name the request that came of it',
    ...receiving,
    from: ['acknowledged', 'closed'],
    to: 'unchanged',
    contents: contents.LedToRequest,
    guards: [],
    provision: 'hanoi-40-4',
  },
  conversation.queryStatus({ title: 'Ask what becomes of the information', from: ['acknowledged'], to: 'unchanged' }),
  conversation.reportStatus({ title: 'Reply what becomes of it', from: ['acknowledged'], to: 'unchanged' }),
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['acknowledged'],
    to: 'closed',
    contents: contents.Closure,
    guards: [guards.conditionsOver],
    provision: 'network-policy',
  },
  conversation.withdraw({
    title: 'Withdraw the offer',
    from: [...offered, 'conditions-accepted', 'conditions-declined'],
    to: 'withdrawn',
    contents: contents.Withdrawal,
    provision: 'hanoi-40-4',
  }),
];
