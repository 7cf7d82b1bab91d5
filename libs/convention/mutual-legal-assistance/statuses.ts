import { final, open } from '../conversation/statuses.js';
import { deciding } from '../decision/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...deciding,
  'partial-result': open('requested', 'A part of the result has been given; the execution goes on.'),
  completed: open('requesting', 'The whole result has been given.'),
  'result-accepted': open('requesting', 'The requesting State has what it asked for.'),
  'supplementary-requested': open('requesting', 'Something is missing, and asked for by a request of its own.'),
  closed: final('Nothing more is to be done.'),
} as const satisfies Record<string, StatusRule>;

export type AssistanceStatus = keyof typeof statuses;

export const executing: readonly AssistanceStatus[] = ['in-execution', 'partial-result'];

/** The requested State has said its last word, or need not say it any more. */
export const decided: readonly string[] = [
  'completed',
  'result-accepted',
  'supplementary-requested',
  'closed',
  'refused',
  'withdrawn',
] satisfies AssistanceStatus[];
