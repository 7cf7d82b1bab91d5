import { beginning, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';
import type { Role } from '../types.js';

export const statuses = {
  draft: open('requesting', 'Being written by the State that offers the information; the other knows nothing of it.'),
  submitted: open('requested', 'Offered: signed and sent; no receipt yet.'),
  delivered: open('requested', "The other State's contact point has stored the offer and signed a receipt."),
  'conditions-accepted': open(
    'requesting',
    'The conditions are accepted and bind; the information can be handed over.',
  ),
  'conditions-declined': open(
    'requesting',
    'The conditions are declined: the information is given without them, or not at all.',
  ),
  transmitted: open('requested', 'The information is handed over; nobody has taken it on yet.'),
  acknowledged: beginning.acknowledged,
  closed: final('Nothing more is to be done, and no conditions bind any more.'),
  withdrawn: final('The offer is withdrawn; the information was not handed over.'),
} as const satisfies Record<string, StatusRule>;

export type InformationStatus = keyof typeof statuses;

/** `delivered` is the same to the acts: a receipt is no act. */
export const offered = ['submitted', 'delivered'] as const satisfies readonly InformationStatus[];

/** While something is waited for. */
export const dated: readonly InformationStatus[] = [
  ...offered,
  'conditions-accepted',
  'conditions-declined',
  'acknowledged',
];

/**
 * Who acts for the State that offers, and for the one that receives: what was given is used by investigators, so they ask
 * and answer beside liaison officers.
 */
export const giving = { by: 'requesting', roles: ['officer', 'liaison', 'supervisor'] as Role[] } as const;
export const receiving = { by: 'requested', roles: ['officer', 'liaison', 'supervisor'] as Role[] } as const;
