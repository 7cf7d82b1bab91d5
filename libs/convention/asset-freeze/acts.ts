import { virtualAssetsDescribed } from '../assets/guards.js';
import { groundsOnAssets } from '../assets/grounds.js';
import { requesting, type Row } from '../conversation/acts.js';
import { decisions, examination, progress } from '../decision/acts.js';
import { coreOffenceOrOtherTreaty, emergencyDescribed, urgencyReasonGiven } from '../request/guards.js';
import { humanRightsChecked } from '../rules/human-rights.js';
import { AssetFreezeRequest } from './contents.js';
import { propertyDescribed } from './guards.js';
import { measure } from './measure.js';
import type { FreezeStatus } from './statuses.js';

/** The request and its decision as in mutual legal assistance, then the measure. */
export const acts: readonly Row<FreezeStatus>[] = [
  {
    act: 'submit',
    title: 'Submit the request',
    ...requesting,
    from: ['draft'],
    to: 'submitted',
    contents: AssetFreezeRequest,
    guards: [
      urgencyReasonGiven,
      emergencyDescribed,
      coreOffenceOrOtherTreaty,
      propertyDescribed,
      virtualAssetsDescribed,
    ],
    provision: 'hanoi-50-2',
  },
  ...examination,
  ...decisions({ grounds: groundsOnAssets, mayAccept: [humanRightsChecked], executing: ['in-execution'] }),
  ...measure,
  ...progress(),
];
