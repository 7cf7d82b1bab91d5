import type { GroundRule } from '../procedure.js';
import { humanRights } from '../request/grounds.js';

/** A transfer is an agreement, owed to nobody: these are the reasons a State tells, not conditions of the Convention. */
export const grounds: readonly GroundRule[] = [
  { ground: 'no-agreement', title: 'The State does not agree to it', provision: 'hanoi-38' },
  { ground: 'no-consent', title: 'The person does not consent', provision: 'hanoi-38-consent' },
  { ground: 'no-rehabilitation', title: 'It would not serve the rehabilitation', provision: 'hanoi-38-consent' },
  {
    ground: 'no-ties',
    title: 'Neither a national nor settled in the administering State',
    provision: 'network-policy',
  },
  { ground: 'too-little-remaining', title: 'Too little of the sentence remains', provision: 'network-policy' },
  { ground: 'no-dual-criminality', title: 'The conduct is punishable in one State only', provision: 'hanoi-35-3' },
  { ground: 'other-proceedings', title: 'Other proceedings or sentences are open', provision: 'network-policy' },
  humanRights,
];
