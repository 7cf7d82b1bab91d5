import type { Remark } from '../types.js';
import type { offences } from './vocabulary.js';

/** Arts 14 to 16: material whose every copy harms the person in it. */
const RESTRICTED: ReadonlySet<unknown> = new Set<(typeof offences)[number]>([
  'csam',
  'child-solicitation-grooming',
  'non-consensual-intimate-images',
]);

/** Why no file may be sent in such a case: digests may, in an act's contents. */
export const restrictedMaterial = {
  code: 'restricted-material',
  message: 'In a case of an offence of Articles 14 to 16 only digests are exchanged over the network, never files',
  provision: 'network-restricted-material',
} as const satisfies Remark;

/** Whether the contents that opened a case, of whatever kind, name an offence of Articles 14 to 16. A draft may be anything. */
export function isRestricted(contents: object | null): boolean {
  const { offence } = (contents ?? {}) as { offence?: { references?: unknown } | null };
  const references = offence?.references;
  return Array.isArray(references) && references.some((reference) => RESTRICTED.has(reference));
}
