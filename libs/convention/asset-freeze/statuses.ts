import { final, open } from '../conversation/statuses.js';
import { deciding } from '../decision/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...deciding,
  frozen: open('requesting', 'The property is frozen or seized; the requesting State prepares its confiscation.'),
  'lift-proposed': open(
    'requesting',
    'The measure is to be lifted, unless the requesting State gives reasons to keep it.',
  ),
  'reasons-received': open('requested', 'The requesting State has given its reasons for keeping the measure.'),
  kept: open('requesting', 'The reasons were heard: the measure stays.'),
  'held-pending-follow-up': open(
    'requested',
    'The request for confiscation is in: the property stays frozen while it is decided.',
  ),
  'follow-up-decided': open(
    'requested',
    'The request for confiscation is decided or withdrawn: the measure ends now, or is kept.',
  ),
  'lift-requested': open('requested', 'The requesting State no longer needs the measure.'),
  lifted: final('The measure is lifted.'),
  traced: final('What was found is told; nothing was to be frozen, or it is said why nothing is.'),
  'nothing-found': final('Nothing was found that could be frozen.'),
  confiscated: final('The property has been confiscated; what becomes of it is told in that case.'),
} as const satisfies Record<string, StatusRule>;

export type FreezeStatus = keyof typeof statuses;

/** The measure is in force, and nobody has proposed to lift it. */
export const held = [
  'frozen',
  'kept',
  'held-pending-follow-up',
  'follow-up-decided',
] as const satisfies readonly FreezeStatus[];

/** It is in force until what is proposed has been decided. */
export const contested = ['lift-proposed', 'reasons-received'] as const satisfies readonly FreezeStatus[];
