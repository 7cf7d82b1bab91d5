import * as conversation from '../conversation/acts.js';
import { requested, requesting, type Row } from '../conversation/acts.js';
import { Declined } from '../conversation/contents.js';
import { refuseOn, type RefusalSources } from '../conversation/refusal.js';
import { humanRightsChecked } from '../rules/human-rights.js';
import * as contents from './act-contents.js';
import { nationality, refusalGrounds } from './grounds.js';
import { foundAdmissible, noOtherFirst } from './guards.js';
import { undecided, type ExtraditionStatus } from './statuses.js';

const sources: RefusalSources = { grounds: 'hanoi-37-8', reasons: 'hanoi-37-18', consultation: 'hanoi-37-17' };
const refuse = refuseOn(refusalGrounds, sources);
const refuseNational = refuseOn([nationality], { ...sources, grounds: 'hanoi-37-11' });
const mayGrant = [foundAdmissible, noOtherFirst, humanRightsChecked];

/** Consultation, competing requests, and the decision. */
export const decision: readonly Row<ExtraditionStatus>[] = [
  conversation.consult({ from: ['executive-decision'], to: 'in-consultation', provision: 'hanoi-37-17' }),
  conversation.answerConsultation({ from: ['in-consultation'], to: 'executive-decision', provision: 'hanoi-37-17' }),
  {
    act: 'open-conflict-review',
    title: 'Review competing requests',
    ...requested,
    from: ['executive-decision'],
    to: 'conflict-review',
    contents: contents.ConflictReview,
    guards: [],
    provision: 'ece-17',
  },
  {
    act: 'conclude-conflict-review',
    title: 'Say which request goes first',
    ...requested,
    from: ['conflict-review'],
    to: 'executive-decision',
    contents: contents.ConflictDecision,
    guards: [],
    provision: 'ece-17',
  },
  {
    act: 'grant',
    title: 'Grant the extradition',
    ...requested,
    from: ['simplified', ...undecided],
    to: 'granted',
    contents: contents.Grant,
    guards: mayGrant,
    provision: 'hanoi-37-1',
    coercive: true,
  },
  {
    act: 'grant-conditionally',
    title: 'Grant the extradition, on assurances',
    ...requested,
    from: ['simplified', ...undecided],
    to: 'granted-conditionally',
    contents: contents.ConditionalGrant,
    guards: mayGrant,
    provision: 'hanoi-37-8',
    coercive: true,
  },
  {
    act: 'give-assurances',
    title: 'Give the assurances, which then bind',
    ...requesting,
    from: ['granted-conditionally'],
    to: 'granted',
    contents: contents.Assurances,
    guards: [],
    provision: 'hanoi-37-8',
  },
  {
    act: 'decline-assurances',
    title: 'Decline to give the assurances',
    ...requesting,
    from: ['granted-conditionally'],
    to: 'executive-decision',
    contents: Declined,
    guards: [],
    provision: 'hanoi-37-8',
  },
  conversation.takeBack({
    act: 'take-back-assurances',
    title: 'Take the request for assurances back, and decide again',
    from: ['granted-conditionally'],
    to: 'executive-decision',
    provision: 'hanoi-37-8',
  }),
  refuse({ from: undecided, to: 'refused' }),
  refuseNational({
    act: 'refuse-nationality',
    title: 'Refuse the extradition of a national',
    from: undecided,
    to: 'refused-as-national',
    provision: 'hanoi-37-11',
  }),
];
