import type { GroundRule } from '../procedure.js';
import { guard } from '../procedure.js';
import type { PreservationRequest } from './contents.js';
import type { Refusal } from './act-contents.js';

/**
 * The closed list. Want of dual criminality is open only to a State that made the reservation, and only outside the
 * Convention's own offences; a political offence only where another treaty than the Convention is the basis.
 */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'sovereignty-security-ordre-public',
    title: 'Prejudice to sovereignty, security, public order or other essential interests',
    provision: 'hanoi-40-21-b',
  },
  {
    ground: 'domestic-prohibition',
    title: 'Own authorities could not do this for a similar offence at home',
    provision: 'hanoi-40-21-c',
  },
  {
    ground: 'discriminatory-purpose',
    title: 'Substantial grounds to believe that the purpose is discriminatory',
    provision: 'hanoi-40-22',
  },
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
  {
    ground: 'political-offence',
    title: 'Political offence or offence connected with one',
    provision: 'budapest-29-5',
    only: guard<Refusal>({
      code: 'political-offence-not-open',
      message: 'A political offence is a ground only where the Budapest Convention or a bilateral treaty is the basis',
      provision: 'budapest-29-5',
      needs: 'contents',
      holds: ({ view }) => ['budapest', 'bilateral'].includes(request(view.contents).legalBasis?.instrument ?? ''),
    }),
  },
];

export const groundCodes: readonly string[] = grounds.map(({ ground }) => ground);

const request = (contents: unknown): Partial<PreservationRequest> => (contents ?? {}) as Partial<PreservationRequest>;
