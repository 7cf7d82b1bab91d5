import { requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import type { ReturnStatus } from './statuses.js';

/** Terms go to and fro until one side accepts those of the other; only what was agreed is paid. */
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
  {
    act: 'report-return',
    title: 'Report that the property is returned',
    ...requested,
    from: ['agreed'],
    to: 'returned',
    contents: contents.Payment,
    guards: [guards.goesBack, guards.paidNotInFuture],
    provision: 'hanoi-52',
  },
  {
    act: 'report-victims-paid',
    title: 'Report that the victims are paid',
    ...requested,
    from: ['agreed'],
    to: 'victims-paid',
    contents: contents.Payment,
    guards: [guards.goesToVictims, guards.paidNotInFuture],
    provision: 'hanoi-52',
  },
  {
    act: 'report-sharing',
    title: 'Report that the property is divided',
    ...requested,
    from: ['agreed'],
    to: 'shared',
    contents: contents.Payment,
    guards: [guards.requestedKeepsAPart, guards.isShared, guards.paidNotInFuture],
    provision: 'hanoi-52',
  },
];
