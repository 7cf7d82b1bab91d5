import type { Contents } from '../types.js';

/** Virtual assets at an exchange: invented. */
export const exampleProperty = (): Contents[] => [
  {
    kind: 'virtual-asset',
    description: 'What was paid for the keys',
    heldBy: 'Exchange Example Ltd',
    value: { amount: '1250000.00', unit: 'USD', valuedAt: '2026-02-20T00:00:00Z' },
    virtualAsset: {
      chain: 'bitcoin',
      address: 'bc1q-invented-address',
      transactions: ['invented-transaction-1'],
      provider: 'Exchange Example Ltd',
      holding: { amount: '12.50000000', unit: 'BTC' },
    },
  },
];

/** What every request for assets says beside the measure: invented facts, for specs. */
export const exampleAssetRequest = (): Contents => ({
  authority: { name: 'Central authority, Ministry of Justice', email: 'mla@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '50' },
  scopeBasis: 'convention-offence',
  proceeding: {
    subject: 'Extortion of forty companies by locking their data',
    nature: 'investigation',
    conductedBy: 'Prosecutor General, cyber division',
    functions: 'Leads the investigation and applies for orders',
  },
  offence: { references: ['system-interference'], provisions: 'Criminal Code, Article 287' },
  conduct: {
    description: 'Locking the data of others, and demanding money for the keys',
    requestingProvision: 'Criminal Code, Article 287',
  },
  facts: 'The companies paid into one address; from there the money went to an account at Exchange Example Ltd.',
  assistance: 'That nobody can move the assets',
  aim: 'To confiscate the proceeds and to compensate the companies',
  property: exampleProperty(),
  urgencyReason: 'The account is emptied every week',
});
