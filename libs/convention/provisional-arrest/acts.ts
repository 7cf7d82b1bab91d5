import { clock, requested, requesting, withdraw, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { examination, undecided } from '../conversation/examination.js';
import { refuseOn } from '../conversation/refusal.js';
import { happenedBetween } from '../persons/guards.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { humanRightsChecked, recordHumanRightsCheck } from '../rules/human-rights.js';
import * as contents from './act-contents.js';
import { ProvisionalArrestRequest } from './contents.js';
import { grounds } from './grounds.js';
import * as guards from './guards.js';
import { awaitingRequest, pending, type ArrestStatus } from './statuses.js';

const refuse = refuseOn(grounds, { grounds: 'hanoi-37-10', reasons: 'hanoi-37-18', consultation: 'hanoi-37-17' });

/** Who may do what, when, and where it leads: the request, the arrest, and what ends the custody. */
export const acts: readonly Row<ArrestStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: ProvisionalArrestRequest,
    guards: [guards.onlyUrgent, urgencyReasonGiven, emergencyDescribed, coreOffenceOrOtherTreaty],
    provision: 'hanoi-37-10',
  },
  ...examination({ acknowledgement: 'hanoi-37-19', review: 'hanoi-37-10', consultation: 'hanoi-37-17' }),
  recordHumanRightsCheck<ArrestStatus>([...undecided, 'released']),
  refuse({ from: undecided, to: 'refused' }),
  {
    act: 'order-arrest',
    title: 'Order the arrest',
    ...requested,
    from: undecided,
    to: 'arrest-ordered',
    contents: contents.ArrestOrder,
    guards: [humanRightsChecked],
    provision: 'hanoi-37-10',
    coercive: true,
  },
  {
    act: 'report-arrest',
    title: 'Report that the person is arrested',
    ...requested,
    from: ['arrest-ordered', 'released', 'withdrawn'],
    to: 'arrested',
    otherwise: { to: 'release-due', in: ['withdrawn'] },
    contents: contents.Arrest,
    guards: [
      guards.underWayWhenWithdrawn,
      humanRightsChecked,
      happenedBetween('arrestedAt', 'arrest-not-in-the-case', 'ece-16-4'),
      guards.afterRelease,
      guards.requestBeforeRearrest,
    ],
    provision: 'hanoi-37-10',
    coercive: true,
  },
  {
    act: 'report-not-found',
    title: 'Report that the person was not found',
    ...requested,
    from: ['arrest-ordered'],
    to: 'not-found',
    contents: contents.NotFound,
    guards: [],
    provision: 'network-policy',
  },
  {
    act: 'report-consent',
    title: 'Tell whether the person consents to the extradition',
    ...requested,
    from: ['arrested'],
    to: 'unchanged',
    contents: contents.ConsentReport,
    guards: [],
    provision: 'hanoi-37-9',
  },
  {
    act: 'link-formal-request',
    title: 'Link the request for extradition',
    ...requesting,
    from: awaitingRequest,
    to: 'formal-request-received',
    contents: contents.FormalRequestLink,
    guards: guards.filedInTime,
    provision: 'hanoi-37-10',
  },
  {
    act: 'confirm-formal-request',
    title: 'Confirm that the request for extradition is there',
    ...requested,
    from: awaitingRequest,
    to: 'formal-request-received',
    contents: contents.FormalRequestReceipt,
    guards: guards.receivedInTime,
    provision: 'ece-16-4',
  },
  {
    act: 'expire',
    title: 'Record that the limit has run out without a request for extradition',
    ...clock,
    from: ['arrested'],
    to: 'release-due',
    contents: Note,
    guards: [guards.atHardEnd],
    provision: 'ece-16-4',
  },
  {
    act: 'release',
    title: 'Report that the person is released',
    ...requested,
    from: ['arrested', 'release-due'],
    to: 'released',
    otherwise: { to: 'withdrawn', when: guards.noLongerNeeded },
    contents: contents.Release,
    guards: [happenedBetween('releasedAt', 'release-not-in-the-case', 'ece-16-4'), guards.releaseForWantOfRequest],
    provision: 'ece-16-4',
  },
  withdraw({
    from: ['submitted', 'delivered', ...pending],
    to: 'withdrawn',
    otherwise: { to: 'release-due', in: ['arrested'] },
  }),
];
