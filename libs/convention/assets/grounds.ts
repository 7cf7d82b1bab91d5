import type { GroundRule } from '../procedure.js';
import { groundsOfAssistance } from '../request/grounds.js';

/** Art. 50(7): why a measure is not taken, and why one that was taken is lifted. */
export const insufficientEvidence: GroundRule = {
  ground: 'insufficient-or-late-evidence',
  title: 'Sufficient evidence was not given in time',
  provision: 'hanoi-50-7',
};

export const trivialValue: GroundRule = {
  ground: 'de-minimis-value',
  title: 'The property is of trivial value',
  provision: 'hanoi-50-7',
};

/** The list of mutual legal assistance, and the two of Art. 50(7). */
export const groundsOnAssets: readonly GroundRule[] = [...groundsOfAssistance, insufficientEvidence, trivialValue];
