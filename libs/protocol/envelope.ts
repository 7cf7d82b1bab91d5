import { Problem, type Urgency } from '#convention';
import { decodeCanonical, digestOf, hashOf } from './encoding.js';
import { decryptCompact, encryptCompact } from './jwe.js';
import { UnverifiedJws } from './jws.js';
import { importPrivate, importPublic, type PrivateKey, type PublicKey } from './keys.js';
import { BUCKETS, CLOCK_SKEW_MS, MAX_ENVELOPE_LENGTH, MAX_HEADER_LENGTH, MAX_LIFETIME_MS } from './limits.js';
import { PART_BUCKETS } from './limits.js';
import { pad, unpad } from './padding.js';
import { keyId } from './payloads.js';
import { EnvelopeRefused } from './refused.js';
import { bytes32, exactly, integer, oneOf, stateCode, urgency } from './shape.js';
import { parseStrictJson } from './strict-json.js';

export type Content = 'act' | 'receipt' | 'part';

/** The protected header of an envelope: all that the router, or anybody on the way, may see. */
export interface EnvelopeHeader {
  alg: 'ECDH-ES';
  enc: 'A256GCM';
  typ: 'rogatory-envelope+jwe';
  cty: Content;
  /** Of the recipient's sealing key. */
  kid: string;
  epk: { kty: 'OKP'; crv: 'X25519'; x: string };
  v: 1;
  /** Message id: hash of the JWS inside. */
  id: string;
  from: string;
  to: string;
  urgency: Urgency;
  /** Not to be delivered from then on; unix seconds. */
  exp: number;
}

export interface SealInput {
  jws: string;
  cty: Content;
  id: string;
  from: string;
  to: string;
  urgency: Urgency;
  /** Taken down to the whole second; recipients refuse more than 31 days ahead. */
  expiresAt: Date;
  /** The bytes whose digest the JWS signs: with `cty: 'part'`, and only there. */
  part?: Uint8Array;
}

export interface Opened {
  header: EnvelopeHeader;
  /** Nothing in it is proven. */
  message: UnverifiedJws;
  /** The bytes beside it, when `cty` is `part`. */
  part: Buffer | null;
}

const fixed = { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'rogatory-envelope+jwe' } as const;

const chosen = {
  alg: oneOf(fixed.alg),
  enc: oneOf(fixed.enc),
  typ: oneOf(fixed.typ),
  cty: oneOf('act', 'receipt', 'part'),
  kid: keyId,
  v: oneOf(1),
  id: bytes32,
  from: stateCode,
  to: stateCode,
  urgency,
  exp: integer(1, 253_402_300_799),
};
const unsealedShape = exactly(chosen);
export const headerShape = exactly({
  ...chosen,
  epk: exactly({ kty: oneOf('OKP'), crv: oneOf('X25519'), x: bytes32 }),
});

export const unixSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/**
 * Seals a signed message to the recipient: one JWE compact string (RFC 7516; ECDH-ES over X25519, A256GCM), padded.
 * Every call gives another string (ephemeral key), all with the same id.
 * @throws Problem 'message-too-large', 'message-invalid', 'key-unusable'
 */
export async function seal(input: SealInput, recipient: PublicKey): Promise<string> {
  const { jws, part, expiresAt, ...visible } = input;
  const header = { ...fixed, kid: recipient.kid, v: 1, ...visible, exp: unixSeconds(expiresAt) };
  const where = hashOf(jws) === input.id ? unsealedShape(header) : 'id';
  if ((part !== undefined) !== (input.cty === 'part')) throw new TypeError('bytes belong to a part, and only to it');
  if (where !== null) {
    throw new Problem('message-invalid', 'The message cannot be expressed in the protocol.', { details: { where } });
  }
  const plaintext = pad(jws, part);
  return encryptCompact(header, plaintext, importPublic(recipient, 'enc'));
}

/**
 * Reads the header of an envelope, strictly, without any key: lengths first, then form, then header. Nothing in it is
 * proven: a router may use it to decide where to send and what to refuse, nobody may believe it.
 * @throws EnvelopeRefused
 */
export function peek(envelope: string): EnvelopeHeader {
  if (typeof envelope !== 'string') throw new EnvelopeRefused('malformed');
  if (envelope.length > MAX_ENVELOPE_LENGTH) throw new EnvelopeRefused('too-large');
  const [header = '', encryptedKey, iv = '', ciphertext = '', tag = '', ...more] = envelope.split('.', 6);
  if (more.length > 0 || encryptedKey !== '') throw new EnvelopeRefused('malformed', 'segments');
  if (header.length > MAX_HEADER_LENGTH) throw new EnvelopeRefused('too-large', 'header');
  const size = decodeCanonical(ciphertext).length;
  const right = decodeCanonical(iv).length === 12 && decodeCanonical(tag).length === 16 && PART_BUCKETS.includes(size);
  if (!right) throw new EnvelopeRefused('malformed', 'lengths');
  const claimed = parseStrictJson(decodeCanonical(header));
  const wrong = headerShape(claimed);
  if (wrong !== null) throw new EnvelopeRefused('header', wrong);
  const known = claimed as EnvelopeHeader;
  if (known.cty !== 'part' && !BUCKETS.includes(size)) throw new EnvelopeRefused('too-large', 'for its kind');
  return known;
}

/**
 * Opens an envelope addressed to us. Checks, in this order: form (as peek), recipient, expiry, key, decryption, padding,
 * id = hash of the JWS, and that the JWS is of the kind and says the sender, recipient and urgency that the header says:
 * a recipient who seals a message anew to a third State, or as more urgent, is found out; and that the bytes of a part
 * are those that the JWS says. The signature is not checked here: verifyAct, verifyReceipt or verifyPart comes next, of
 * `message`, which need not be read again.
 * @param to our own code
 * @throws EnvelopeRefused
 */
export async function open(
  envelope: string,
  to: string,
  privateKeys: readonly PrivateKey[],
  now: Date,
): Promise<Opened> {
  const header = peek(envelope);
  if (header.to !== to) throw new EnvelopeRefused('wrong-recipient');
  checkExpiry(header.exp * 1000, now.getTime());
  const key = privateKeys.find((candidate) => candidate.kid === header.kid && candidate.use === 'enc');
  if (!key) throw new EnvelopeRefused('unknown-key');
  const { message: jws, part } = unpad(decrypt(envelope, header, key), header.cty === 'part');
  if (hashOf(jws) !== header.id) throw new EnvelopeRefused('id-mismatch');
  const message = UnverifiedJws.read(`rogatory-${header.cty}+jws`, jws);
  checkSame(header, message, part);
  return { header, message, part };
}

function checkExpiry(expires: number, now: number): void {
  if (expires <= now) throw new EnvelopeRefused('expired');
  if (expires > now + MAX_LIFETIME_MS + CLOCK_SKEW_MS) throw new EnvelopeRefused('expiry-too-far');
}

function decrypt(envelope: string, header: EnvelopeHeader, key: PrivateKey): Buffer {
  try {
    return decryptCompact(envelope, header.epk, importPrivate(key, 'enc'));
  } catch (cause) {
    throw new EnvelopeRefused('decryption', cause);
  }
}

/** A receipt has no urgency of its own. */
function checkSame(header: EnvelopeHeader, { payload }: UnverifiedJws, part: Buffer | null): void {
  const same =
    payload.from === header.from &&
    payload.to === header.to &&
    (header.cty === 'receipt' || payload.urgency === header.urgency);
  if (!same) throw new EnvelopeRefused('header-mismatch');
  const whole = part === null || (payload.bytes === part.length && payload.sha256 === digestOf(part));
  if (!whole) throw new EnvelopeRefused('part-mismatch');
}
