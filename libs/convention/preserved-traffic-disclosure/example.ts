import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete notice as one posts it: invented facts, for specs. */
export const exampleNotice = (): Contents => ({
  authority: { name: 'Digital evidence unit', email: 'desk@policia.example' },
  legalBasis: { instrument: 'hanoi', article: '43' },
  scopeBasis: 'convention-offence',
  preservation: { reference: 'BR-2026-000042' },
  offence: {
    references: ['illegal-access', 'ict-theft-or-fraud'],
    provisions: 'Criminal Code, Articles 289 and 290',
    facts: 'An unknown person entered 40 accounts of a bank and moved money.',
  },
  communication: {
    identifier: 'Session 7f3a of account mule-42',
    from: '2026-02-01T04:00:00Z',
    to: '2026-02-01T04:20:00Z',
  },
  urgencyReason: 'The provider in the third State deletes after 30 days',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleNotice,
  'disclose-traffic-data': () => ({
    provider: { name: 'Example Transit BV', state: 'NL' },
    path: [
      { station: '192.0.2.7', at: '2026-02-01T04:00:00Z' },
      { station: '198.51.100.4', at: '2026-02-01T04:00:01Z', state: 'NL' },
    ],
    use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-authorisation' },
  }),
  withhold: () => ({
    ground: 'domestic-prohibition',
    reasons: 'No court could order it for an offence at home.',
    noConsultationReason: 'No condition could change it.',
  }),
  'take-note': () => ({ preservationInThirdState: 'VN-2026-000201' }),
};
