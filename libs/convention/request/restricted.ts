import type { Link } from '../links/link.js';
import { provisions, type Mark } from '../provisions.js';
import type { Remark } from '../types.js';
import type { Offence } from './vocabulary.js';

/** Arts 14 to 16: material whose every copy harms the person in it. */
const RESTRICTED: ReadonlySet<unknown> = new Set<Offence>([
  'csam',
  'child-solicitation-grooming',
  'non-consensual-intimate-images',
]);

/** Why no file may be sent in such a case: digests may, in an act's contents. */
export const restrictedMaterial = {
  code: 'restricted-material',
  message:
    'In a case of an offence of Articles 14 to 16, or that arises from one, only digests are exchanged over the network, never files',
  provision: 'network-restricted-material',
} as const satisfies Remark;

/** Why a case is handled so: what it names itself, or whence it comes. */
export interface Restriction extends Remark {
  mark: Mark;
  /** Its own offences of Articles 14 to 16. */
  offences: Offence[];
  /** References of the cases that it names and that are handled so. */
  cases: string[];
}

/**
 * Whether a case, of whatever kind, is handled with restriction, and why. From what its submit act says alone (contents, and
 * links of the terms), so both sides answer alike; a draft may be anything.
 */
export function restrictionOf(contents: object | null, links: readonly Partial<Link>[] = []): Restriction | null {
  const { offence } = (contents ?? {}) as { offence?: { references?: unknown } | null };
  const references: unknown[] = Array.isArray(offence?.references) ? offence.references : [];
  const offences = references.filter((reference): reference is Offence => RESTRICTED.has(reference));
  const named = links.filter(({ restricted }) => restricted === true);
  if (offences.length === 0 && named.length === 0) return null;
  const { mark } = provisions[restrictedMaterial.provision];
  return { ...restrictedMaterial, mark, offences, cases: named.map(({ reference = '' }) => reference) };
}

export const isRestricted = (contents: object | null, links: readonly Partial<Link>[] = []): boolean =>
  restrictionOf(contents, links) !== null;
