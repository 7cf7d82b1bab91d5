import { beginning, endings, examination, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...beginning,
  rerouted: open('requested', 'Forwarded to the competent authority, which has not taken it on yet.'),
  ...examination,
  'in-consultation': open('requesting', 'The two States talk about whether help is possible, and on which conditions.'),
  accepted: open('requested', 'The request will be executed.'),
  'accepted-with-conditions': open('requesting', 'It will be executed if the requesting State accepts the conditions.'),
  'partially-accepted': open('requested', 'A part of the request will be executed; the rest is refused.'),
  postponed: open('requested', 'Not now, because of ongoing proceedings; it is reviewed on the date given.'),
  'in-execution': open('requested', 'The competent authority executes the request.'),
  'partial-result': open('requested', 'A part of the result has been given; the execution goes on.'),
  completed: open('requesting', 'The whole result has been given.'),
  'result-accepted': open('requesting', 'The requesting State has what it asked for.'),
  'supplementary-requested': open('requesting', 'Something is missing, and asked for by a request of its own.'),
  closed: final('Nothing more is to be done.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type AssistanceStatus = keyof typeof statuses;

/** The requested State decides, whether or not the consultation has been answered. */
export const undecided: readonly AssistanceStatus[] = ['under-review', 'in-consultation'];
export const executing: readonly AssistanceStatus[] = ['in-execution', 'partial-result'];

/** From its acknowledgement until the whole result: how far it is can be asked. */
export const pending: readonly AssistanceStatus[] = [
  'acknowledged',
  'rerouted',
  'under-review',
  'information-requested',
  'in-consultation',
  'accepted',
  'accepted-with-conditions',
  'partially-accepted',
  'postponed',
  ...executing,
];
