import { guard } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { Payment, Terms } from './act-contents.js';
import type { ReturnRequest } from './contents.js';
import type { Recipient } from './vocabulary.js';

export const victimsCounted = guard<ReturnRequest>({
  code: 'victims-not-counted',
  message: 'A request for the compensation of victims says how many are known (victims)',
  provision: 'hanoi-52',
  needs: 'contents',
  field: 'victims',
  holds: ({ contents }) => !contents.recipients?.includes('victims') || Boolean(contents.victims),
});

/** A link says more than a reference: it leads to the case. */
export const confiscationNamed = guard<ReturnRequest>({
  code: 'confiscation-not-named',
  message:
    'A request for the return names the confiscation: by a link to its case (follow-up), or else by its reference',
  provision: 'hanoi-52',
  needs: 'contents',
  field: 'confiscation',
  holds: ({ contents, links }) =>
    Boolean(contents.confiscation) || links.some(({ relation }) => relation === 'follow-up'),
});

const termsIn = (view: CaseView): Terms | undefined =>
  view.effective.findLast(({ act }) => ['offer-terms', 'counter-terms'].includes(act.act))?.act.contents as unknown as
    Terms | undefined;

const agreedFor = (view: CaseView, recipient: Recipient): boolean =>
  (termsIn(view)?.shares ?? []).some((share) => share.recipient === recipient);

/** An act that pays is open where the terms agreed name somebody it pays. */
const agreedForOneOf = (...recipients: readonly Recipient[]) =>
  guard<Payment>({
    code: 'not-agreed-so',
    message: 'Property goes to whom the terms agreed name, and to nobody else',
    provision: 'hanoi-52',
    needs: 'contents',
    holds: ({ contents, view }) =>
      contents.shares.every(({ recipient }) => recipients.includes(recipient) && agreedFor(view, recipient)),
  });

export const goesBack = agreedForOneOf('requesting-state', 'prior-legitimate-owner');
export const goesToVictims = agreedForOneOf('victims');
export const isShared = agreedForOneOf('requesting-state', 'requested-state', 'prior-legitimate-owner', 'victims');

/** Sharing means that the requested State keeps a part: it is never without the other having agreed. */
export const requestedKeepsAPart = guard<Payment>({
  code: 'nothing-to-share',
  message: 'Property is shared where the terms agreed leave a part with the requested State',
  provision: 'hanoi-52',
  needs: 'case',
  holds: ({ view }) => agreedFor(view, 'requested-state'),
});

export const paidNotInFuture = guard<Payment>({
  code: 'paid-in-future',
  message: 'Property cannot have been handed over after the act that says so',
  provision: 'hanoi-52',
  needs: 'contents',
  holds: ({ contents, at }) => Date.parse(contents.paidAt) <= at.getTime(),
});
