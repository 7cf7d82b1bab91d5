import type { GroundRule } from '../procedure.js';
import { humanRights } from '../request/grounds.js';

/** States "shall consider"; no list is in Art. 39. These are the reasons a State tells. */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'not-in-the-interests-of-justice',
    title: 'It would not serve the proper administration of justice',
    provision: 'hanoi-39',
  },
  { ground: 'no-jurisdiction', title: 'The requested State has no jurisdiction', provision: 'network-policy' },
  { ground: 'no-dual-criminality', title: 'The conduct is punishable in one State only', provision: 'hanoi-35-3' },
  { ground: 'same-facts-judged', title: 'The same facts have been judged already', provision: 'network-policy' },
  { ground: 'lapse-of-time', title: 'Prosecution is barred by lapse of time', provision: 'network-policy' },
  { ground: 'insufficient-evidence', title: 'The files do not carry a prosecution', provision: 'network-policy' },
  humanRights,
];
