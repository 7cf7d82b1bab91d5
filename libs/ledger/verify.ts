import { chainHash, detailDigest, GENESIS, leafHash } from './entry.js';

/** A stored entry with its place, as read back for verification. */
export interface StoredEntry {
  sequence: number;
  id: string;
  event: string;
  case: string | null;
  body: string;
  hash: string;
  /** Null once the content was erased at the end of its retention. */
  salt: string | null;
  detail: string | null;
}

export interface Broken {
  sequence: number;
  code: 'gap' | 'chain-differs' | 'detail-differs' | 'body-differs';
}

/** Where a verification stands: the next expected place and the hash so far. Start with `chainStart()`. */
export interface ChainState {
  next: number;
  hash: Buffer;
}

export const chainStart = (): ChainState => ({ next: 1, hash: GENESIS });

/**
 * Re-derives the chain over a page of entries in order of their sequence.
 *
 * @returns the state after the page, and the first thing that does not hold, if any
 */
export function verifyPage(
  state: ChainState,
  page: readonly StoredEntry[],
): { state: ChainState; broken: Broken | null } {
  let { next, hash } = state;
  for (const entry of page) {
    if (entry.sequence !== next) return { state: { next, hash }, broken: { sequence: next, code: 'gap' } };
    hash = chainHash(hash, leafHash(entry.body));
    const code = fault(entry, hash);
    if (code) return { state: { next, hash }, broken: { sequence: entry.sequence, code } };
    next += 1;
  }
  return { state: { next, hash }, broken: null };
}

function fault(entry: StoredEntry, hash: Buffer): Broken['code'] | null {
  if (hash.toString('base64url') !== entry.hash) return 'chain-differs';
  const body = bodyOf(entry);
  if (!body || body.id !== entry.id || body.event !== entry.event || body.case !== entry.case) return 'body-differs';
  // Erased; a detail that is there without its salt proves nothing, and is none of ours.
  if (entry.detail === null) return null;
  const right = entry.salt !== null && detailDigest(entry.salt, entry.detail) === body.digest;
  return right ? null : 'detail-differs';
}

/** Null for what is no entry's body: who owns the database can chain anything anew. */
function bodyOf({ body }: StoredEntry): { id: string; event: string; case: string | null; digest: string } | null {
  try {
    return JSON.parse(body) as ReturnType<typeof bodyOf>;
  } catch {
    return null;
  }
}
