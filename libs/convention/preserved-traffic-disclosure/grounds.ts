import type { GroundRule } from '../procedure.js';
import { discriminatoryPurpose, domesticProhibition, sovereignty } from '../request/grounds.js';

/** The closed list of Art. 43(2): the grounds on which a preservation itself can be refused. */
export const grounds: readonly GroundRule[] = [sovereignty, domesticProhibition, discriminatoryPurpose];

export const groundCodes: readonly string[] = grounds.map(({ ground }) => ground);
