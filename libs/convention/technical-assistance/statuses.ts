import { examinable, examining } from '../conversation/examination.js';
import { endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...examining,
  proposed: open(
    'requesting',
    'The requested State has said what it can do; the requesting State says whether it suits.',
  ),
  agreed: open('requested', 'Both States agree on what will be done.'),
  'in-delivery': open('requested', 'The assistance is being given.'),
  provided: open('requesting', 'All has been given; the requesting State says what came of it.'),
  closed: final('Given, and assessed.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type TechnicalAssistanceStatus = keyof typeof statuses;

/** From its acknowledgement until all has been given: how far it is can be asked. */
export const pending: readonly TechnicalAssistanceStatus[] = [...examinable, 'proposed', 'agreed', 'in-delivery'];
