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

const terms = (): Contents => ({
  shares: [
    { recipient: 'victims', amount: '1000000.00', unit: 'USD' },
    { recipient: 'requesting-state', amount: '100000.00', unit: 'USD' },
    { recipient: 'requested-state', amount: '100000.00', unit: 'USD' },
  ],
  expenses: { amount: '50000.00', unit: 'USD', explanation: 'Sale of the tokens, and the costs of the court' },
  reasons: 'The victims first; the rest for the work that was done.',
});

const payment =
  (recipient: string) =>
  (at?: string): Contents => ({
    shares: [{ recipient, amount: '100000.00', unit: 'USD' }],
    paidAt: at ?? '2026-03-20T00:00:00Z',
  });

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
  'report-return': payment('requesting-state'),
  'report-victims-paid': payment('victims'),
  'report-sharing': payment('requested-state'),
  close: () => ({}),
};
