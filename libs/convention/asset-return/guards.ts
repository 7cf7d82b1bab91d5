import { hasHappened } from '../conversation/when.js';
import { guard, type GuardFacts } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { Payment, Share, Terms } from './act-contents.js';
import type { ReturnRequest } from './contents.js';
import { paying } from './deadlines.js';
import { recipients as allRecipients, type Recipient } from './vocabulary.js';

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

const termsIn = (view: CaseView): readonly Share[] => {
  const last = view.effective.findLast(({ act }) => ['offer-terms', 'counter-terms'].includes(act.act));
  return (last?.act.contents as Terms | undefined)?.shares ?? [];
};

const recipientsIn = (shares: readonly Share[]): Set<Recipient> => new Set(shares.map(({ recipient }) => recipient));

/** An act that pays is open where the terms agreed name somebody it pays. */
const agreedForOneOf = (...recipients: readonly Recipient[]) =>
  guard<Payment>({
    code: 'not-agreed-so',
    message: 'Property goes to whom the terms agreed name, and to nobody else',
    provision: 'hanoi-52',
    needs: 'contents',
    holds: ({ contents, view }) => {
      const agreed = recipientsIn(termsIn(view));
      return contents.shares.every(({ recipient }) => recipients.includes(recipient) && agreed.has(recipient));
    },
  });

export const goesBack = agreedForOneOf('requesting-state', 'prior-legitimate-owner');
export const goesToVictims = agreedForOneOf('victims');
export const goesToOneAgreed = agreedForOneOf(...allRecipients);

/** Where one alone has everything there is nothing to divide. */
export const isDivided = guard<Payment>({
  code: 'nothing-to-share',
  message: 'Property is divided where the terms agreed name more than one, or leave a part with the requested State',
  provision: 'hanoi-52',
  needs: 'case',
  holds: ({ view }) => {
    const agreed = recipientsIn(termsIn(view));
    return agreed.size > 1 || agreed.has('requested-state');
  },
});

/** All that is told as paid, with what this act tells. */
const paidWith = ({ contents, view }: GuardFacts<Payment>): readonly Share[] => [
  ...view.effective.flatMap(({ act }) =>
    ['report-part', ...paying].includes(act.act) ? (act.contents as unknown as Payment).shares : [],
  ),
  ...contents.shares,
];

/** What the requested State keeps is paid to nobody. */
export const everybodyPaid = guard<Payment>({
  code: 'not-everybody-paid',
  message: 'The terms agreed name somebody who is not paid yet: tell of a part until then (report-part)',
  provision: 'hanoi-52',
  needs: 'contents',
  holds: (facts) => {
    const paid = recipientsIn(paidWith(facts)).add('requested-state');
    return termsIn(facts.view).every(({ recipient }) => paid.has(recipient));
  },
});

/** A remark, not a bar: what a token or a currency was worth on another day nobody can tell from here. */
export const asMuchAsAgreed = guard<Payment>({
  code: 'less-paid-than-agreed',
  message: 'What has been told as paid is less than the terms agreed give',
  provision: 'hanoi-52',
  needs: 'contents',
  holds: (facts) => {
    const paid = paidWith(facts);
    const agreed = termsIn(facts.view).filter(({ recipient }) => recipient !== 'requested-state');
    return agreed.every((share) => {
      const same = of(share);
      const elsewhere = paid.some((one) => one.recipient === share.recipient && one.unit !== share.unit);
      return elsewhere || total(paid.filter(same)) >= total(agreed.filter(same));
    });
  },
});

const of = (share: Share) => (one: Share) => one.recipient === share.recipient && one.unit === share.unit;

/** In the smallest unit there is, of which eighteen decimals tell. */
const total = (shares: readonly Share[]): bigint =>
  shares.reduce((sum, { amount }) => {
    const [whole = '0', part = ''] = amount.split('.');
    return sum + BigInt(whole + part.padEnd(18, '0'));
  }, 0n);

export const paidNotInFuture = hasHappened('paidAt', {
  code: 'paid-in-future',
  message: 'Property cannot have been handed over after the act that says so',
  provision: 'hanoi-52',
});
