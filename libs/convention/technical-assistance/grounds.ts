import type { GroundRule } from '../procedure.js';

/** Nobody owes technical assistance in a single case; a State that asks is told which of these it is. The list is ours. */
export const grounds: readonly GroundRule[] = [
  { ground: 'no-capacity', title: 'The requested State has not the means', provision: 'network-policy' },
  { ground: 'outside-scope', title: 'Not for preventing or combating these offences', provision: 'hanoi-54' },
  { ground: 'available-elsewhere', title: 'A programme that exists already gives it', provision: 'network-policy' },
  { ground: 'domestic-prohibition', title: 'Domestic law does not allow it', provision: 'network-policy' },
];
