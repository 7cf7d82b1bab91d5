import { examining } from '../conversation/examination.js';
import { beginning, endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  rerouted: examining.rerouted,
  'in-negotiation': open('requested', 'The requested State has taken it up, and is to offer terms.'),
  'terms-offered': open('requesting', 'The requested State has said on which terms it returns the property.'),
  'terms-countered': open('requested', 'The requesting State has answered with terms of its own.'),
  agreed: open('requested', 'Both States have agreed on the same terms; they are carried out.'),
  'partly-paid': open(
    'requested',
    'A part of what was agreed is handed over or paid; the rest is not, or the requesting State says what is missing.',
  ),
  returned: open('requesting', 'The property is handed over to the requesting State or to who owned it before.'),
  shared: open('requesting', 'The property is divided as agreed.'),
  'victims-paid': open('requesting', 'The victims are paid.'),
  closed: final('The requesting State has confirmed that the terms are kept.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type ReturnStatus = keyof typeof statuses;

export const undecided = [
  'acknowledged',
  'in-negotiation',
  'terms-countered',
] as const satisfies readonly ReturnStatus[];
export const pending: readonly ReturnStatus[] = [...undecided, 'rerouted', 'terms-offered'];
/** The terms are carried out. */
export const owed = ['agreed', 'partly-paid'] as const satisfies readonly ReturnStatus[];
export const paid = ['returned', 'shared', 'victims-paid'] as const satisfies readonly ReturnStatus[];
