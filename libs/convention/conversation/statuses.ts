import type { StatusRule } from '../procedure.js';

export const open = (awaiting: StatusRule['awaiting'], meaning: string): StatusRule => ({
  meaning,
  final: false,
  awaiting,
});
export const final = (meaning: string): StatusRule => ({ meaning, final: true, awaiting: null });

/** The way of every request until somebody in the requested State has taken it on. */
export const beginning = {
  draft: open('requesting', 'Being written by the requesting State; the other side knows nothing of it.'),
  submitted: open('requested', 'Signed and sent; no receipt yet.'),
  delivered: open('requested', "The requested State's contact point has stored the request and signed a receipt."),
  acknowledged: open('requested', 'A liaison officer of the requested State has taken it on.'),
} as const satisfies Record<string, StatusRule>;

export const examination = {
  'under-review': open('requested', 'The requested State examines the request.'),
  'information-requested': open('requesting', 'The requested State needs answers before it can go on.'),
} as const satisfies Record<string, StatusRule>;

export const consultation = {
  'in-consultation': open('requesting', 'The two States talk about whether it is possible, and on which conditions.'),
} as const satisfies Record<string, StatusRule>;

export const endings = {
  refused: final('Refused, with grounds and reasons.'),
  withdrawn: final('The requesting State no longer needs it.'),
} as const satisfies Record<string, StatusRule>;
