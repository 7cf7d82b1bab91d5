import type { GroundRule } from '../procedure.js';
import { dataProtection, humanRights, sovereignty } from '../request/grounds.js';

/** Joint investigations are by agreement: Art. 48 binds nobody to one. What is said why not, is said by these. */
export const grounds: readonly GroundRule[] = [
  { ...sovereignty, provision: 'hanoi-48' },
  {
    ground: 'domestic-prohibition',
    title: 'Domestic law does not allow this joint investigation',
    provision: 'hanoi-48',
  },
  humanRights,
  dataProtection,
  {
    ground: 'no-agreement-reached',
    title: 'No agreement was reached, or a joint investigation is not thought useful',
    provision: 'hanoi-48',
  },
];
