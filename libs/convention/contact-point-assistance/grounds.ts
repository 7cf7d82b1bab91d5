import type { GroundRule } from '../procedure.js';
import { dataProtection, humanRights, sovereignty } from '../request/grounds.js';

/** Art. 41 has no list: what domestic law does not allow, and what Articles 5, 6 and 36 hold for every request. */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'domestic-prohibition',
    title: 'Domestic law and practice do not allow the contact point to give this help, or to have it given',
    provision: 'hanoi-41',
  },
  { ...sovereignty, provision: 'hanoi-5' },
  humanRights,
  dataProtection,
];
