import { final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  draft: open(
    'requesting',
    'A provider of another State was detected while preserving traffic data; the other side knows nothing of it.',
  ),
  submitted: open('requesting', 'The State that asked for the preservation is told; no receipt yet.'),
  delivered: open('requesting', 'Its contact point has stored the notice; the data are not disclosed yet.'),
  'under-review': open('requesting', 'The disclosing State examines what it may disclose.'),
  disclosed: open('requested', 'Enough traffic data to identify the provider and the path are disclosed.'),
  withheld: open('requested', 'Withheld, with the ground and the reasons.'),
  closed: final('The State that asked for the preservation has taken note.'),
  withdrawn: final('There was nothing to disclose after all: no provider of another State was involved.'),
} as const satisfies Record<string, StatusRule>;

export type DisclosureStatus = keyof typeof statuses;

/** Before the data are disclosed or withheld. */
export const undecided: readonly DisclosureStatus[] = ['submitted', 'delivered', 'under-review'];
