import { exampleThirdPartyClaim } from '../assets/acts.js';
import { exampleProperty } from '../assets/example.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Central authority, Ministry of Justice', email: 'mla@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '52' },
  scopeBasis: 'convention-offence',
  confiscation: { reference: 'VN-2026-000401' },
  property: exampleProperty(),
  recipients: ['victims', 'prior-legitimate-owner'],
  entitlement: 'The forty companies paid it for the keys to their data.',
  victims: 40,
  urgencyReason: 'Two of the companies are near their end',
});

const share = (recipient: string, amount: string): Contents => ({ recipient, amount, unit: 'USD' });

const terms = (): Contents => ({
  shares: [
    share('victims', '1000000.00'),
    share('requesting-state', '100000.00'),
    share('requested-state', '100000.00'),
  ],
  expenses: { amount: '50000.00', unit: 'USD', explanation: 'Sale of the tokens, and the costs of the court' },
  reasons: 'The victims first; the rest for the work that was done.',
});

const payment =
  (...shares: Contents[]) =>
  (at?: string): Contents => ({ shares, paidAt: at ?? '2026-03-20T00:00:00Z' });

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'open-negotiation': () => ({}),
  'offer-terms': terms,
  'counter-terms': terms,
  'accept-terms': () => ({}),
  'accept-counter-terms': () => ({}),
  'record-third-party-claim': exampleThirdPartyClaim,
  refuse: () => ({
    grounds: ['rights-of-third-parties'],
    reasons: 'The court has given the account to a bank that holds a pledge.',
    noConsultationReason: 'The judgment leaves nothing to talk about.',
  }),
  'report-part': payment(share('victims', '900000.00'), share('requesting-state', '50000.00')),
  'report-return': payment(share('requesting-state', '50000.00')),
  'report-victims-paid': payment(share('victims', '100000.00')),
  'report-sharing': payment(share('victims', '100000.00'), share('requesting-state', '50000.00')),
  'report-missing': () => ({ missing: 'Of the hundred thousand fifty have come.' }),
  close: () => ({}),
};
