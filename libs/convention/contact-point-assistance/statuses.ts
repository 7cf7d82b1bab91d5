import { beginning, endings, examination, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  'information-requested': examination['information-requested'],
  'in-execution': open('requested', 'The contact point is helping, or has others help.'),
  answered: open('requesting', 'The answer is given; the requesting State has not closed the case.'),
  closed: final('Answered, and the requesting State needs nothing more.'),
  forwarded: final('Passed on to the competent authority, where it is a request of its own.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type AssistanceStatus = keyof typeof statuses;

/** While the requested State has it: it can be asked how far it is, and be told that help is no longer needed. */
export const pending: readonly AssistanceStatus[] = ['acknowledged', 'information-requested', 'in-execution'];
