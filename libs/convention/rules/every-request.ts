import type { Feature } from '../assemble.js';
import type { ProvisionId } from '../provisions.js';
import { languageListed } from './language.js';
import { legalBasis } from './legal-basis.js';
import { oralBeforeRecorded, oralDescribed, oralOnlyWhenUrgent } from './oral.js';
import { reservations } from './reservations.js';
import { suggestedAhead, suggestedNotOverThere } from './suggested-date.js';
import { victimNotNamed } from './victims.js';

/** What is asked of every request. @param provision the one that its kind rests on */
export const everyRequest = (provision: ProvisionId): readonly Feature[] => [
  legalBasis,
  reservations(provision),
  {
    guards: { submit: [oralOnlyWhenUrgent, oralDescribed, oralBeforeRecorded, suggestedAhead] },
    warnings: { submit: [languageListed, victimNotNamed, suggestedNotOverThere] },
  },
];
