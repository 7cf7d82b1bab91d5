import { beginning, endings, examination, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  'information-requested': examination['information-requested'],
  'under-inquiry': open('requested', 'The inquiries are being made.'),
  answered: open('requesting', 'The answer is given; the requesting State has not closed the case.'),
  closed: final('Answered, and the requesting State needs nothing more.'),
  forwarded: final('Passed on to the competent authority, where it is a request of its own.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type CooperationStatus = keyof typeof statuses;

/** Not answered, and in the hands of the requested State. */
export const unanswered = ['acknowledged', 'under-inquiry'] as const satisfies readonly CooperationStatus[];
export const pending: readonly CooperationStatus[] = [...unanswered, 'information-requested'];
