import { beginning, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

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
  'disclosure-announced': open('requested', 'Exculpatory information is to be disclosed; the other State has notice.'),
  'in-consultation': open(
    'requested',
    'The State that gave the information asks to be consulted before its disclosure.',
  ),
  closed: final('Nothing more is to be done, and no conditions bind any more.'),
  withdrawn: final('The offer is withdrawn; the information was not handed over.'),
} as const satisfies Record<string, StatusRule>;

export type InformationStatus = keyof typeof statuses;

/** `delivered` is the same to the acts: a receipt is no act. */
export const offered = ['submitted', 'delivered'] as const satisfies readonly InformationStatus[];
