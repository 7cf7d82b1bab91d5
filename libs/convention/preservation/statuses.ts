import { beginning, endings, examination, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  rerouted: open('requested', 'Forwarded to the competent desk or authority, which has not taken it on yet.'),
  ...examination,
  'risk-notice': open(
    'requesting',
    'Preservation may not secure the data, or may endanger secrecy: go on or withdraw?',
  ),
  'order-issued': open('requested', 'The preservation has been ordered under domestic law.'),
  preserved: open(
    'requesting',
    'The data are preserved until the period expires; the follow-up request is due before.',
  ),
  'extension-requested': open('requested', 'The requesting State has asked for more time before the period expires.'),
  'held-pending-follow-up': open(
    'requested',
    'A follow-up request is in, or several: preserved until all are decided.',
  ),
  'follow-up-decided': open('requested', 'Every follow-up request is decided: the data are now disclosed or released.'),
  disclosed: final('The follow-up request was decided and the data were disclosed.'),
  released: final('The preservation has ended and the data are no longer held for it.'),
  expired: final('The period ran out without follow-up request or extension; destruction may still be confirmed.'),
  'not-available': final('There was nothing to preserve.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type PreservationStatus = keyof typeof statuses;

/** Every status a request can be withdrawn from: all that are not final, once it has been submitted. */
export const withdrawable = (Object.keys(statuses) as PreservationStatus[]).filter(
  (status) => !statuses[status].final && status !== 'draft',
);

/** Before the data are preserved, or found to be none. */
export const unpreserved = [
  'submitted',
  'delivered',
  'rerouted',
  'acknowledged',
  'under-review',
  'information-requested',
  'risk-notice',
  'order-issued',
] as const satisfies readonly PreservationStatus[];

/** The same, once somebody in the requested State has it. */
export const takenOn: readonly PreservationStatus[] = unpreserved.filter(
  (status) => status !== 'submitted' && status !== 'delivered',
);

/** While the data are preserved for a request to come, or for one that is filed. */
export const kept = [
  'preserved',
  'extension-requested',
  'held-pending-follow-up',
  'follow-up-decided',
] as const satisfies readonly PreservationStatus[];

/** While one of the two is to act: for these deadlines dates can be agreed. The period itself is moved by an extension. */
export const undecided: readonly PreservationStatus[] = [
  'acknowledged',
  'under-review',
  'information-requested',
  'risk-notice',
  'order-issued',
  'extension-requested',
];
