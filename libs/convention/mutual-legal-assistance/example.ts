import { exampleDecision } from '../decision/example.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Central authority, Ministry of Justice', email: 'mla@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '40' },
  scopeBasis: 'convention-offence',
  proceeding: {
    subject: 'Theft from 40 accounts of a bank',
    nature: 'investigation',
    conductedBy: 'Prosecutor General, cyber division',
    functions: 'Leads the investigation and brings the charge',
  },
  offence: { references: ['illegal-access'], provisions: 'Criminal Code, Article 289' },
  facts: 'Between 1 and 3 February 2026 an unknown person entered 40 accounts of a bank and moved money.',
  purposes: ['stored-data'],
  assistance: 'Disclosure of the data preserved under BR-2026-000042',
  aim: 'To find out who used the account',
  storedData: { description: 'Subscriber information and log-in records', categories: ['subscriber', 'traffic'] },
  preservation: { reference: 'VN-2026-000118' },
  urgencyReason: 'The preservation ends on 1 May',
});

const result = (): Contents => ({
  items: [{ description: 'Log-in records', sha256: 'b'.repeat(64) }],
  evidentialStatus: 'evidence',
  use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-written-authorisation' },
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  ...exampleDecision,
  submit: exampleRequest,
  'give-partial-result': result,
  complete: () => ({ ...result(), procedureFollowed: 'none-was-wished' }),
  'accept-result': () => ({}),
  'request-supplement': () => ({ missing: 'The records of 3 February', reference: 'VN-2026-000300' }),
  close: () => ({}),
};
