import { happened } from '../conversation/guards.js';
import { dayReached, hasBegun } from '../conversation/when.js';
import { said } from '../links/carry.js';
import { movedByAgreement } from '../persons/guards.js';
import { guard, type Guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
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

const requestingAdministers = ({ contents }: CaseView): boolean =>
  said<TransferRequest>(contents).requestingAs === 'administering-state';

export const consentOnRecord = guard<Contents>({
  code: 'consent-not-recorded',
  message:
    'No State agrees before the consent of the person is on record: in the request of the State that holds the person (consent), or else by record-consent',
  provision: 'hanoi-38-consent',
  needs: 'case',
  holds: ({ view }) =>
    (!requestingAdministers(view) && Boolean(view.contents?.consent)) || happened(view, 'record-consent'),
});

const consentAhead = {
  code: 'consent-ahead',
  message: 'The consent has been given before it is told (on)',
  provision: 'hanoi-38-consent',
} as const;
export const consentReached = dayReached('on', consentAhead);
export const consentNotAhead = guard<TransferRequest>({
  ...consentAhead,
  needs: 'contents',
  holds: ({ contents: { consent }, at }) => !consent || hasBegun(consent.on, at),
});

/** The State that administers the sentence tells how it goes. */
const enforces = (holds: Guard['holds']): Guard =>
  guard({
    code: 'another-state-enforces',
    message: 'The sentence is enforced by the other State, which tells how it stands',
    provision: 'network-policy',
    needs: 'case',
    holds,
  });
export const requestingEnforces = enforces(({ view }) => requestingAdministers(view));
export const requestedEnforces = enforces(({ view }) => !requestingAdministers(view));

export const newDateAgreed = movedByAgreement('schedule-transfer', {
  fixed: 'transfer-scheduled',
  deadline: 'transfer-date',
  provision: 'hanoi-38',
});
