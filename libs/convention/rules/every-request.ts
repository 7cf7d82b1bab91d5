import type { Feature } from '../assemble.js';
import { legalBasis } from './legal-basis.js';

/** What is asked of every request, whatever its kind. */
export const everyRequest: Feature = legalBasis;
