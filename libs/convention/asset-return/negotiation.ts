import { requested, requesting, takeBack, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import { owed, type ReturnStatus } from './statuses.js';

const completes = [guards.everybodyPaid, guards.paidNotInFuture];

/**
 * Terms go to and fro until one side accepts those of the other, and whoever put them takes them back: what they answered does
 * not stand again by that, and the requested State offers anew. Only what was agreed is paid, in as many parts as it takes.
 */
export const negotiation: readonly Row<ReturnStatus>[] = [
  {
    act: 'open-negotiation',
    title: 'Take the request up',
    ...requested,
    from: ['acknowledged'],
    to: 'in-negotiation',
    contents: Note,
    guards: [],
    provision: 'hanoi-52',
  },
  {
    act: 'offer-terms',
    title: 'Offer terms',
    ...requested,
    from: ['in-negotiation', 'terms-countered'],
    to: 'terms-offered',
    contents: contents.Terms,
    guards: [],
    provision: 'hanoi-52',
  },
  {
    act: 'counter-terms',
    title: 'Answer with other terms',
    ...requesting,
    from: ['terms-offered'],
    to: 'terms-countered',
    contents: contents.Terms,
    guards: [],
    provision: 'hanoi-52',
  },
  {
    act: 'accept-terms',
    title: 'Accept the terms offered',
    ...requesting,
    from: ['terms-offered'],
    to: 'agreed',
    contents: Note,
    guards: [],
    provision: 'hanoi-52',
  },
  {
    act: 'accept-counter-terms',
    title: 'Accept the terms of the requesting State',
    ...requested,
    from: ['terms-countered'],
    to: 'agreed',
    contents: Note,
    guards: [],
    provision: 'hanoi-52',
  },
  takeBack({
    act: 'take-back-terms',
    title: 'Take the terms back',
    from: ['terms-offered'],
    to: 'in-negotiation',
    provision: 'hanoi-52',
  }),
  takeBack({
    act: 'take-back-counter-terms',
    title: 'Take the other terms back',
    ...requesting,
    from: ['terms-countered'],
    to: 'in-negotiation',
    provision: 'hanoi-52',
  }),
  {
    act: 'report-part',
    title: 'Report that a part is handed over or paid',
    ...requested,
    from: owed,
    to: 'partly-paid',
    contents: contents.Payment,
    guards: [guards.goesToOneAgreed, guards.paidNotInFuture],
    provision: 'hanoi-52',
  },
  {
    act: 'report-return',
    title: 'Report that the property is returned',
    ...requested,
    from: owed,
    to: 'returned',
    contents: contents.Payment,
    guards: [guards.goesBack, ...completes],
    warnings: [guards.asMuchAsAgreed],
    provision: 'hanoi-52',
  },
  {
    act: 'report-victims-paid',
    title: 'Report that the victims are paid',
    ...requested,
    from: owed,
    to: 'victims-paid',
    contents: contents.Payment,
    guards: [guards.goesToVictims, ...completes],
    warnings: [guards.asMuchAsAgreed],
    provision: 'hanoi-52',
  },
  {
    act: 'report-sharing',
    title: 'Report that the property is divided',
    ...requested,
    from: owed,
    to: 'shared',
    contents: contents.Payment,
    guards: [guards.isDivided, guards.goesToOneAgreed, ...completes],
    warnings: [guards.asMuchAsAgreed],
    provision: 'hanoi-52',
  },
];
