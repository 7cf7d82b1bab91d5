import { recordThirdPartyClaim } from '../assets/acts.js';
import { virtualAssetsDescribed } from '../assets/guards.js';
import { giveDelayNotice, requested, requesting, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { startExecution } from '../decision/acts.js';
import { granted } from '../decision/statuses.js';
import { linkFollowUp } from '../links/followed-up.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import { executing, type ConfiscationStatus } from './statuses.js';

/** The order, the confiscation, and where to go on about its return. */
export const execution: readonly Row<ConfiscationStatus>[] = [
  startExecution({ from: granted, to: 'in-execution' }),
  giveDelayNotice({ from: executing, to: 'unchanged' }),
  recordThirdPartyClaim({ from: [...executing, 'confiscated'], to: 'unchanged' }),
  {
    act: 'report-order',
    title: 'Report that an order stands',
    ...requested,
    from: ['in-execution'],
    to: 'order-in-force',
    contents: contents.ConfiscationOrder,
    guards: [guards.foreignOrderSent],
    provision: 'hanoi-50-1',
    provisionBy: { field: 'basis', is: { 'own-order': 'hanoi-50-1-a', 'foreign-order-enforced': 'hanoi-50-1-b' } },
  },
  {
    act: 'report-confiscation',
    title: 'Report that the property is confiscated',
    ...requested,
    from: ['order-in-force'],
    to: 'confiscated',
    contents: contents.Confiscation,
    guards: [guards.confiscatedNotInFuture, virtualAssetsDescribed],
    provision: 'hanoi-2-l',
    coercive: true,
  },
  {
    act: 'report-not-confiscated',
    title: 'Report that the property will not be confiscated',
    ...requested,
    from: executing,
    to: 'not-confiscated',
    contents: contents.NoConfiscation,
    guards: [],
    provision: 'hanoi-40-25',
  },
  linkFollowUp('hanoi-52')({
    title: 'Name the request for the return',
    from: ['confiscated', 'return-requested'],
    to: 'return-requested',
  }),
  {
    act: 'close',
    title: 'Close the case',
    ...requesting,
    from: ['confiscated', 'return-requested'],
    to: 'closed',
    contents: Note,
    guards: [],
    provision: 'network-policy',
  },
];
