import { cybercrime } from './cybercrime.js';
import { europeanUnion } from './european-union.js';
import { extradition } from './extradition.js';
import { network } from './network.js';
import type { DeadlinePolicy } from './policy.js';

const policies2026 = { ...cybercrime, ...extradition, ...europeanUnion, ...network };
export type PolicyKey = keyof typeof policies2026;
export type Catalogue = Readonly<Record<PolicyKey, DeadlinePolicy>>;

/**
 * Every time limit this network knows, by version of the policy, oldest first. A version in use is never edited: a case
 * replays under the one in its terms. A changed value is a new version.
 */
export const catalogues: Readonly<Record<string, Catalogue>> = { '2026-1': policies2026 };

/** The newest version: what lists show. */
export const catalogue: Catalogue = Object.values(catalogues).at(-1) ?? policies2026;

/** A row as a case has it; of a version that is not known here, the law as known here, and nothing else. */
export function policyOf(key: PolicyKey, version: string): DeadlinePolicy | null {
  const known = Object.hasOwn(catalogues, version) ? catalogues[version] : undefined;
  if (known) return known[key];
  return catalogue[key].binding === 'law' ? catalogue[key] : null;
}
