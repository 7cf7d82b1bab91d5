import { extraditionGrounds } from '../persons/grounds.js';
import type { GroundRule } from '../procedure.js';

/** Nobody is arrested for an extradition that could not be granted; and not every case is one for an arrest at once. */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'not-warranted',
    title: 'The circumstances do not warrant an arrest, or are not urgent',
    provision: 'hanoi-37-10',
  },
  {
    ground: 'nationality',
    title: 'A national of the requested State, which does not extradite its nationals',
    provision: 'hanoi-37-11',
  },
  ...extraditionGrounds,
];
