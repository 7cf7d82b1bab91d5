import { examinable, examining } from '../conversation/examination.js';
import { endings, final, open } from '../conversation/statuses.js';
import type { StatusRule } from '../procedure.js';

export const statuses = {
  ...examining,
  'terms-offered': open(
    'requesting',
    'The requested State agrees on terms; the requesting State says whether it does.',
  ),
  agreed: open('requested', 'Both States agree, and the person consents: the transfer is being prepared.'),
  'transfer-scheduled': open('requested', 'Day and place of the transfer are fixed.'),
  transferred: open('requesting', 'The person serves the rest of the sentence in the administering State.'),
  closed: final('Nothing more is to be done.'),
  ...endings,
} as const satisfies Record<string, StatusRule>;

export type TransferStatus = keyof typeof statuses;

/** From its acknowledgement until the transfer: how far it is can be asked, and it can be withdrawn. */
export const pending: readonly TransferStatus[] = [...examinable, 'terms-offered', 'agreed', 'transfer-scheduled'];
