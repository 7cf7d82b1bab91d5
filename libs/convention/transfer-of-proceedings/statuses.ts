import { examinable, examining } from '../conversation/examination.js';
import { endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...examining,
  accepted: open('requesting', 'The requested State takes the proceedings over; the files are due.'),
  'handed-over': open('requested', 'The files have been handed over.'),
  'proceedings-open': open('requested', 'The requested State conducts the proceedings.'),
  'outcome-reported': open('requesting', 'The proceedings have ended, and the requesting State knows how.'),
  closed: final('Nothing more is to be done.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type ProceedingsStatus = keyof typeof statuses;

/** From its acknowledgement until its outcome: how far it is can be asked. */
export const pending: readonly ProceedingsStatus[] = [...examinable, 'accepted', 'handed-over', 'proceedings-open'];

/** Once the files are there, only the State that has them can give the proceedings back. */
export const withdrawable: readonly ProceedingsStatus[] = pending.filter(
  (status) => status !== 'handed-over' && status !== 'proceedings-open',
);
