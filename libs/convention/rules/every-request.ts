import type { Feature } from '../assemble.js';
import { legalBasis } from './legal-basis.js';
import { oralDescribed, oralOnlyWhenUrgent } from './oral.js';

/** What is asked of every request, whatever its kind. */
export const everyRequest: Feature = {
  guards: { submit: [...(legalBasis.guards?.submit ?? []), oralOnlyWhenUrgent, oralDescribed] },
  warnings: legalBasis.warnings,
};
