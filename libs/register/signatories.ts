import type { Mark } from '#convention';
import type { PartyStatus } from './document.js';

/** The Convention's name among the instruments, the same as in a request's legal basis. */
export const HANOI = 'hanoi';

/** Who signed the Convention (adopted 24 December 2024, opened in Hanoi on 25 October 2025), as far as known. */
export interface Signature {
  /** Date, or null where only the fact is known. */
  signedOn: string | null;
  source: string;
  mark: Mark;
}

/** By name A to J, read in the depositary's list; K to Z, from public lists checked against each other. */
const DEPOSITARY = 'DZ AO AU AT AZ BY BE BR BN BF KH CL CN CR CI CU CZ KP CD DJ DO EC EG EU FR GH GR GW IR IE JM';
const PUBLIC_LISTS =
  'KZ LA LY LU MY MV MA MZ NA NR NI NG PW PG PE PH PL PT QA RU SK SI ZA ES LK PS SE TH TG TR UG GB TZ UY UZ VE VN ZW';
const SECOND_DAY = 'ML RW SA';

const signed = (codes: string, signature: Signature): [string, Signature][] =>
  codes.split(' ').map((code) => [code, signature]);

/**
 * Signatures by code: 72 at Hanoi (71 States and the European Union), and three later. Two more were reported by May
 * 2026 without their names. Open for signature in New York until 31 December 2026 (Article 64).
 */
export const signatories: Readonly<Record<string, Signature>> = Object.freeze({
  ...Object.fromEntries(
    signed(DEPOSITARY, { signedOn: '2025-10-25', source: 'UN Treaty Collection XVIII-16', mark: '✓' }),
  ),
  ...Object.fromEntries(signed(PUBLIC_LISTS, { signedOn: '2025-10-25', source: 'public lists', mark: 's' })),
  ...Object.fromEntries(signed(SECOND_DAY, { signedOn: '2025-10-26', source: 'public lists', mark: 's' })),
  MU: { signedOn: '2025-11-19', source: 'UN Treaty Collection XVIII-16', mark: '✓' },
  FJ: { signedOn: null, source: 'reported between November 2025 and January 2026', mark: 's' },
  CA: { signedOn: null, source: 'reported in mid-July 2026', mark: 's' },
} satisfies Record<string, Signature>);

/**
 * Where a State really stands towards the Convention, for networks that are not fictional. The Convention is not in
 * force (90th day after the 40th deposit, Article 65(1)). Of three reported ratifications only Qatar's deposit is
 * reported as such; Azerbaijan's and Viet Nam's are unconfirmed, so both stay `signed`.
 */
export function conventionStatus(code: string): PartyStatus {
  const signature = signatories[code];
  if (!signature) return { instrument: HANOI, status: 'none', since: null, source: 'no source seen', mark: '?' };
  if (code === 'QA') {
    const source = 'reported deposit of February 2026, day not known';
    return { instrument: HANOI, status: 'ratified-not-in-force', since: null, source, mark: 's' };
  }
  const { signedOn, source, mark } = signature;
  return { instrument: HANOI, status: 'signed', since: signedOn, source, mark };
}
