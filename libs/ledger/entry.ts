import { createHash, randomBytes } from 'node:crypto';

/** What happened, before it has a place in the ledger. */
export interface LedgerFact {
  /** Catalogue name, e.g. `act-stored` (docs/ledger-events.md). */
  event: string;
  case: string | null;
  /** Who caused it: an officer's id, `State:VN`, or `system`. */
  actor: string;
  /** Anything worth proving later; committed to by a salted digest, so that it can be erased. */
  detail: Record<string, unknown>;
}

/** A fact made ready to be stored: `body` is what the chain hashes, byte for byte. */
export interface LedgerEntry {
  id: string;
  event: string;
  case: string | null;
  body: string;
  salt: string;
  detail: string;
}

const sha256 = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Digest that an entry's body commits to: SHA-256 over salt and detail, base64url. */
export const detailDigest = (salt: string, detail: string): string =>
  sha256(Buffer.from(salt, 'base64url'), detail).toString('base64url');

/**
 * Fixes a fact's bytes.
 *
 * @param id the entry's UUID
 * @param at when it happened, by this contact point's clock
 * @param salt 16 random bytes, base64url; a parameter so that tests can repeat an entry
 */
export function ledgerEntry(fact: LedgerFact, id: string, at: Date, salt = randomSalt()): LedgerEntry {
  const detail = JSON.stringify(fact.detail);
  const body = JSON.stringify({
    v: 1,
    id,
    at: at.toISOString(),
    event: fact.event,
    case: fact.case,
    actor: fact.actor,
    digest: detailDigest(salt, detail),
  });
  return { id, event: fact.event, case: fact.case, body, salt, detail };
}

export const randomSalt = (): string => randomBytes(16).toString('base64url');

/** Leaf hash of an entry: SHA-256(0x00 ‖ body), as in RFC 6962 section 2.1, so that a Merkle tree can stand on it. */
export const leafHash = (body: string): Buffer => sha256(Buffer.of(0), body);

/** Hash of the chain before its first entry: 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);

/** Hash of the chain after an entry: SHA-256(previous ‖ leaf hash). */
export const chainHash = (previous: Buffer, leaf: Buffer): Buffer => sha256(previous, leaf);
