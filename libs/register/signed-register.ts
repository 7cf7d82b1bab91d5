import { Problem } from '#convention';
import { EnvelopeRefused, hashOf, readJws, signJws, verifyJws, type PrivateKey, type PublicKey } from '#protocol';
import type { RegisterDocument } from './document.js';
import { MAX_REGISTER_BYTES, validateForSigning, validateRegister } from './validate.js';

/** The key that signs registers: what a contact point trusts. Several while it is being exchanged. */
export type Anchor = PublicKey | readonly PublicKey[];

const TYP = 'rogatory-register+jws';

/**
 * Signs a version of the register: JWS compact (RFC 7515), EdDSA, typ `rogatory-register+jws`.
 *
 * @throws Problem `register-invalid` when it would not be accepted, `register-too-large` over 2 MiB
 */
export async function signRegister(document: RegisterDocument, anchorKey: PrivateKey): Promise<string> {
  const { jws } = await signJws(TYP, validateForSigning(document), anchorKey);
  if (jws.length <= MAX_REGISTER_BYTES) return jws;
  throw new Problem('register-too-large', 'the register is longer than 2 MiB');
}

/**
 * Verifies, then reads. Says nothing about being the newest: that is the reader's memory (RegisterClient).
 *
 * @throws Problem `register-untrusted` (not signed by the anchor, altered, or not a register at all; the reason is in
 *   `cause`), `register-invalid` (signed, but its contents are wrong; `details.violations`)
 */
export async function verifyRegister(jws: string, anchor: Anchor): Promise<RegisterDocument> {
  try {
    const { payload } = await verifyJws(TYP, jws, anchor, MAX_REGISTER_BYTES);
    return validateRegister(payload);
  } catch (cause) {
    if (!(cause instanceof EnvelopeRefused)) throw cause;
    throw new Problem('register-untrusted', 'the register is not signed by the key this network trusts', { cause });
  }
}

/** Reads a version that was verified before it was stored: parses, checks nothing. Never for a text from outside. */
export const readRegister = (jws: string) => readJws(jws) as RegisterDocument;

/** Identity of a signed register: base64url SHA-256 of its text. Two of one version with two hashes are a fork. */
export const registerHash = hashOf;
