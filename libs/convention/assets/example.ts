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
