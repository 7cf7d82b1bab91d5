import type { GroundRule } from '../procedure.js';
import { discriminatoryPurpose, domesticProhibition, politicalOffence, sovereignty } from '../request/grounds.js';

/** The closed list of Art. 43(2): the grounds on which a preservation itself can be refused; under another treaty, its own. */
export const grounds: readonly GroundRule[] = [
  sovereignty,
  domesticProhibition,
  discriminatoryPurpose,
  politicalOffence('budapest-30-2'),
];

export const groundCodes: readonly string[] = grounds.map(({ ground }) => ground);
