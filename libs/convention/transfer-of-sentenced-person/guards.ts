import { happened } from '../conversation/guards.js';
import { movedByAgreement } from '../persons/guards.js';
import { guard } from '../procedure.js';
import type { Contents } from '../types.js';
import type { TransferRequest } from './contents.js';

/** Whoever holds the person asks the person. */
export const consentGiven = guard<TransferRequest>({
  code: 'consent-missing',
  message: 'The State that holds the person says in its request how the person consented (consent)',
  provision: 'hanoi-38-consent',
  needs: 'contents',
  field: 'consent',
  holds: ({ contents }) => contents.requestingAs !== 'sentencing-state' || Boolean(contents.consent),
});

export const consentOnRecord = guard<Contents>({
  code: 'consent-not-recorded',
  message: 'No State agrees before the consent of the person is on record (consent of the request, or record-consent)',
  provision: 'hanoi-38-consent',
  needs: 'case',
  holds: ({ view }) => Boolean(view.contents?.consent) || happened(view, 'record-consent'),
});

export const newDateAgreed = movedByAgreement('schedule-transfer', {
  fixed: 'transfer-scheduled',
  deadline: 'transfer-date',
  provision: 'hanoi-38',
});
