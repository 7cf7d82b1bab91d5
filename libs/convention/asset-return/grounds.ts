import type { GroundRule } from '../procedure.js';
import { dataProtection, domesticProhibition, humanRights, sovereignty } from '../request/grounds.js';

/** Art. 52 has no list of its own: third parties in good faith (Art. 50(9)), and what Art. 40(21) and others hold. */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'rights-of-third-parties',
    title: 'The property belongs to a third party in good faith',
    provision: 'hanoi-50-9',
  },
  {
    ground: 'nonconforming-request',
    title: 'The request is not made as Art. 40 demands',
    provision: 'hanoi-40-21-a',
  },
  sovereignty,
  domesticProhibition,
  humanRights,
  dataProtection,
];
