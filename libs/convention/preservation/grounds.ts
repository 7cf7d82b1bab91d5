import type { GroundRule } from '../procedure.js';
import { guard } from '../procedure.js';
import { discriminatoryPurpose, domesticProhibition, politicalOffence, sovereignty } from '../request/grounds.js';
import type { PreservationRequest } from './contents.js';
import type { Refusal } from './act-contents.js';

/**
 * The closed list. Want of dual criminality is open only to a State that made the reservation, and only outside the
 * Convention's own offences; a political offence only where another treaty than the Convention is the basis.
 */
export const grounds: readonly GroundRule[] = [
  sovereignty,
  domesticProhibition,
  discriminatoryPurpose,
  {
    ground: 'no-dual-criminality',
    title: 'No dual criminality at the time of disclosure',
    provision: 'hanoi-42-5',
    only: guard<Refusal>({
      code: 'dual-criminality-not-open',
      message:
        "Want of dual criminality is a ground only with a reservation under Art. 42(5), named in `reservation`, and only for serious crime outside the Convention's own offences",
      provision: 'hanoi-42-5',
      needs: 'contents',
      holds: ({ contents, view }) =>
        Boolean(contents.reservation) && request(view.contents).scopeBasis === 'serious-crime',
    }),
  },
  politicalOffence('budapest-29-5'),
];

const request = (contents: unknown): Partial<PreservationRequest> => (contents ?? {}) as Partial<PreservationRequest>;
