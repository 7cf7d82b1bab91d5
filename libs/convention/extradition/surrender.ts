import { clock, requested, requesting, takeBack, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { dayNotOver, dayReached } from '../conversation/when.js';
import { reviewAhead } from '../decision/guards.js';
import { appointedAhead, happenedBetween } from '../persons/guards.js';
import { humanRightsChecked } from '../rules/human-rights.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import { awaitingSurrender, dueForSurrender, holding, type ExtraditionStatus } from './statuses.js';

const surrendering = [
  humanRightsChecked,
  guards.surrenderedBeforeHardEnd,
  happenedBetween('surrenderedAt', 'surrender-not-in-the-case', 'hanoi-37-1'),
];

const returnAfterSurrender = dayNotOver(
  'returnBy',
  {
    code: 'return-before-surrender',
    message: 'The day by which the person returns is not before the surrender (returnBy)',
    provision: 'ece-19',
  },
  'surrenderedAt',
);
const dischargeReached = dayReached('dischargedOn', {
  code: 'discharge-ahead',
  message: 'The person has been discharged before it is told (dischargedOn)',
  provision: 'ece-14',
});

/** From the grant to the surrender, and the protection of speciality after it. */
export const surrender: readonly Row<ExtraditionStatus>[] = [
  {
    act: 'schedule-surrender',
    title: 'State the day and place agreed for the surrender',
    ...requested,
    from: awaitingSurrender,
    to: 'surrender-scheduled',
    contents: contents.SurrenderDate,
    guards: [guards.beforeHardEnd, guards.newDateAgreed],
    warnings: [appointedAhead('ece-18-4')],
    provision: 'ece-18-4',
  },
  {
    act: 'report-surrender',
    title: 'Report the surrender',
    ...requested,
    from: dueForSurrender,
    to: 'surrendered',
    contents: contents.Surrender,
    guards: surrendering,
    provision: 'hanoi-37-1',
    coercive: true,
  },
  {
    act: 'postpone-surrender',
    title: 'Postpone the surrender for proceedings or a sentence at home',
    ...requested,
    from: ['granted', 'surrender-scheduled'],
    to: 'surrender-postponed',
    contents: contents.SurrenderPostponed,
    guards: [guards.beforeHardEnd, reviewAhead],
    provision: 'ece-19',
  },
  {
    act: 'surrender-temporarily',
    title: 'Report a temporary surrender',
    ...requested,
    from: ['surrender-postponed', ...dueForSurrender],
    to: 'temporarily-surrendered',
    contents: contents.TemporarySurrender,
    guards: [...surrendering, returnAfterSurrender],
    provision: 'ece-19',
    coercive: true,
  },
  {
    act: 'report-return',
    title: 'Report that the person is returned',
    ...requesting,
    from: ['temporarily-surrendered'],
    to: 'surrender-postponed',
    contents: contents.Return,
    guards: [happenedBetween('returnedAt', 'return-not-in-the-case', 'ece-19')],
    provision: 'ece-19',
  },
  {
    act: 'expire',
    title: 'Record that the person was not taken over within the limit',
    ...clock,
    from: ['surrender-scheduled'],
    to: 'release-due',
    contents: Note,
    guards: [guards.atHardEnd],
    provision: 'ece-18-4',
  },
  {
    act: 'release',
    title: 'Report that the person is released',
    ...requested,
    from: holding,
    to: 'lapsed',
    otherwise: {
      to: 'unchanged',
      in: holding.filter((status) => !dueForSurrender.includes(status)),
      when: guards.releasedOtherwise,
    },
    contents: contents.Release,
    guards: [
      guards.somebodyHeld,
      happenedBetween('releasedAt', 'release-not-in-the-case', 'ece-18-4'),
      guards.notTakenOver,
    ],
    provision: 'ece-18-4',
  },
  {
    act: 'request-speciality-consent',
    title: 'Ask for consent to prosecute another offence',
    ...requesting,
    from: ['surrendered', 'closed'],
    to: 'speciality-requested',
    contents: contents.SpecialityRequest,
    guards: [],
    provision: 'ece-14',
  },
  {
    act: 'answer-speciality-request',
    title: 'Answer whether another offence may be prosecuted',
    ...requested,
    from: ['speciality-requested'],
    to: 'surrendered',
    contents: contents.SpecialityAnswer,
    guards: [],
    provision: 'ece-14',
  },
  takeBack({
    act: 'take-back-speciality-request',
    title: 'Take the request for consent back',
    ...requesting,
    from: ['speciality-requested'],
    to: 'surrendered',
    provision: 'ece-14',
  }),
  {
    act: 'report-discharge',
    title: 'Report the final discharge of the person',
    ...requesting,
    from: ['surrendered'],
    to: 'unchanged',
    contents: contents.Discharge,
    guards: [dischargeReached, guards.dischargedAfterSurrender],
    provision: 'ece-14',
  },
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['surrendered'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
];
