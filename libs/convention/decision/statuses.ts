import { examinable, examining } from '../conversation/examination.js';
import { endings, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

/** From the draft to the execution, as Art. 40 leads every request that needs a decision. */
export const deciding = {
  ...examining,
  accepted: open('requested', 'The request will be executed.'),
  'accepted-with-conditions': open('requesting', 'It will be executed if the requesting State accepts the conditions.'),
  'partially-accepted': open('requested', 'A part of the request will be executed; the rest is refused.'),
  postponed: open('requested', 'Not now, because of ongoing proceedings; it is reviewed on the date given.'),
  'in-execution': open('requested', 'The competent authority executes the request.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type DecidingStatus = keyof typeof deciding;

/** Decided, and not begun. */
export const granted = ['accepted', 'partially-accepted'] as const satisfies readonly DecidingStatus[];

/** From its acknowledgement until it is executed: how far it is can be asked. */
export const pending = [
  ...examinable,
  'accepted',
  'accepted-with-conditions',
  'partially-accepted',
  'postponed',
  'in-execution',
] as const satisfies readonly DecidingStatus[];
