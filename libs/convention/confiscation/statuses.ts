import { final, open } from '../conversation/statuses.js';
import { deciding } from '../decision/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...deciding,
  'order-in-force': open(
    'requested',
    'An order stands in the requested State, its own or the foreign one; it is executed.',
  ),
  confiscated: open('requesting', 'The property is confiscated; nothing is said yet of its return.'),
  'return-requested': open('requesting', 'Its return is spoken of in a case of its own.'),
  closed: final('Nothing more is to be done.'),
  'not-confiscated': final('The property is not confiscated, with the reasons.'),
} as const satisfies Record<string, StatusRule>;

export type ConfiscationStatus = keyof typeof statuses;

export const executing = ['in-execution', 'order-in-force'] as const satisfies readonly ConfiscationStatus[];

/** The requested State has said its last word, or need not say it any more. */
export const decided: readonly string[] = [
  'confiscated',
  'not-confiscated',
  'return-requested',
  'closed',
  'refused',
  'withdrawn',
] satisfies ConfiscationStatus[];
