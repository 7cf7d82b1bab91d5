import { groundsOnAssets } from '../assets/grounds.js';
import { virtualAssetsDescribed } from '../assets/guards.js';
import { requesting, type Row } from '../conversation/acts.js';
import { decisions, examination, progress } from '../decision/acts.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { humanRightsChecked } from '../rules/human-rights.js';
import { ConfiscationRequest } from './contents.js';
import { execution } from './execution.js';
import { orderGiven } from './guards.js';
import { executing, type ConfiscationStatus } from './statuses.js';

/** The request and its decision as in mutual legal assistance, then the order and the confiscation. */
export const acts: readonly Row<ConfiscationStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: ConfiscationRequest,
    guards: [urgencyReasonGiven, emergencyDescribed, coreOffenceOrOtherTreaty, orderGiven, virtualAssetsDescribed],
    provision: 'hanoi-49',
  },
  ...examination,
  ...decisions({
    grounds: groundsOnAssets,
    mayAccept: [humanRightsChecked],
    executing,
  }),
  ...execution,
  ...progress('order-in-force'),
];
