import { sign, verify, type KeyObject } from 'node:crypto';
import { Problem } from '#convention';
import { decodeCanonical, hashOf } from './encoding.js';
import { importPrivate, importPublic, type PrivateKey, type PublicKey } from './keys.js';
import { MAX_HEADER_LENGTH, MAX_JWS_LENGTH } from './limits.js';
import { keyId } from './payloads.js';
import { EnvelopeRefused } from './refused.js';
import { exactly, isRecord, matching, oneOf } from './shape.js';
import { parseStrictJson } from './strict-json.js';

/** Says what a signature is about, so that none can be taken for another kind (RFC 8725 section 3.11). */
export type JwsTyp = `rogatory-${string}+jws`;

export interface SignedJws {
  jws: string;
  /** base64url SHA-256 of the JWS as it stands */
  hash: string;
}

export interface VerifiedJws {
  kid: string;
  hash: string;
  payload: Record<string, unknown>;
}

/** A JWS that was read strictly, and whose signature nobody has checked yet. Only this reader makes one. */
export class UnverifiedJws {
  private constructor(
    readonly typ: JwsTyp,
    readonly jws: string,
    readonly kid: string,
    readonly payload: Record<string, unknown>,
    readonly hash: string,
  ) {}

  /**
   * Form, header and JSON of a JWS.
   * @throws EnvelopeRefused
   */
  static read(typ: JwsTyp, jws: string, maxLength = MAX_JWS_LENGTH): UnverifiedJws {
    const [header, body] = splitJws(jws, maxLength);
    const kid = jwsKid(typ, parseStrictJson(header));
    const payload = parseStrictJson(decodeCanonical(body));
    if (!isRecord(payload)) throw new EnvelopeRefused('payload');
    return new UnverifiedJws(typ, jws, kid, payload, hashOf(jws));
  }
}

/** Keys, one of which must have signed; or who knows the key: asked with the header's kid and the payload, of which only the claimed author may be used. */
export type KeySource = PublicKey | readonly PublicKey[] | KnowsKey;
type KnowsKey = (kid: string, payload: Record<string, unknown>) => PublicKey | null;

const alg = 'EdDSA';
export const jwsHeader = exactly({ alg: oneOf(alg), typ: matching('JWS type', /^rogatory-[a-z]+\+jws$/), kid: keyId });

/**
 * Signs an object: JWS compact (RFC 7515), EdDSA with Ed25519 (RFC 8037), protected header `{alg, typ, kid}`. The
 * signed bytes are `JSON.stringify` of the payload, once; from then on the returned string is the message.
 * @throws Problem 'message-invalid' when our own strict reader would refuse it (a float, a lone surrogate, depth …)
 * @throws Problem 'key-unusable'
 */
export async function signJws(typ: JwsTyp, payload: object, key: PrivateKey): Promise<SignedJws> {
  return signBytes(typ, toBytes(payload).bytes, key);
}

/** The bytes to be signed, and the value a reader will find in them. */
export function toBytes(payload: object): { bytes: Buffer; value: unknown } {
  const bytes = Buffer.from(JSON.stringify(payload));
  try {
    return { bytes, value: parseStrictJson(bytes) };
  } catch (cause) {
    throw new Problem('message-invalid', 'The message cannot be expressed in the protocol.', { cause });
  }
}

export function signBytes(typ: JwsTyp, bytes: Buffer, key: PrivateKey): SignedJws {
  const header = Buffer.from(JSON.stringify({ alg, typ, kid: key.kid }));
  const signed = `${header.toString('base64url')}.${bytes.toString('base64url')}`;
  const signature = sign(null, Buffer.from(signed, 'ascii'), importPrivate(key, 'sig'));
  const jws = `${signed}.${signature.toString('base64url')}`;
  return { jws, hash: hashOf(jws) };
}

/**
 * Verifies a JWS made by signJws, in this order: length, form, header, JSON, key, signature. The payload is parsed
 * before the signature is checked where it names the author; the strict reader makes that safe, and nothing but the
 * author is taken from it until the signature holds. With given keys it is parsed last.
 * @param maxLength characters; larger only for documents that do not travel in envelopes
 * @throws EnvelopeRefused
 */
export async function verifyJws(
  typ: JwsTyp,
  jws: string,
  source: KeySource,
  maxLength = MAX_JWS_LENGTH,
): Promise<VerifiedJws> {
  if (typeof source !== 'function') checkSigned(typ, jws, [source].flat(), maxLength);
  const read = UnverifiedJws.read(typ, jws, maxLength);
  if (typeof source === 'function') checkRead(read, source);
  const { kid, payload, hash } = read;
  return { kid, payload, hash };
}

/** @throws EnvelopeRefused when no key that `source` knows for it has signed it */
export function checkRead({ jws, kid, payload }: UnverifiedJws, source: KnowsKey): void {
  checkSignature(jws, kid, source(kid, payload));
}

function checkSigned(typ: JwsTyp, jws: string, keys: readonly PublicKey[], maxLength: number): void {
  const kid = jwsKid(typ, parseStrictJson(splitJws(jws, maxLength)[0]));
  checkSignature(jws, kid, keys.find((key) => key.kid === kid) ?? null);
}

/** The payload of a JWS that was verified before it was stored: parses, checks nothing. */
export function readJws(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

/** The key id that such a JWS names. */
export function kidOf(jws: string): string {
  const header = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString('utf8')) as { kid: string };
  return header.kid;
}

function splitJws(jws: unknown, maxLength: number): [Buffer, string] {
  if (typeof jws !== 'string') throw new EnvelopeRefused('malformed');
  if (jws.length > maxLength) throw new EnvelopeRefused('too-large');
  const [header = '', body = '', signature = '', ...more] = jws.split('.', 4);
  if (more.length > 0 || header.length > MAX_HEADER_LENGTH || body === '') throw new EnvelopeRefused('malformed');
  if (decodeCanonical(signature).length !== 64) throw new EnvelopeRefused('malformed');
  return [decodeCanonical(header), body];
}

function jwsKid(typ: JwsTyp, header: unknown): string {
  const wrong = jwsHeader(header);
  if (wrong !== null) throw new EnvelopeRefused('header', wrong);
  const said = header as { typ: string; kid: string };
  if (said.typ !== typ) throw new EnvelopeRefused('header', 'typ');
  return said.kid;
}

/** Ed25519 (RFC 8032) over the first two segments as they stand. */
function checkSignature(jws: string, kid: string, key: PublicKey | null): void {
  if (key?.kid !== kid) throw new EnvelopeRefused('unknown-key');
  const end = jws.lastIndexOf('.');
  const signature = Buffer.from(jws.slice(end + 1), 'base64url');
  const valid = verify(null, Buffer.from(jws.slice(0, end), 'ascii'), publicKeyOf(key), signature);
  if (!valid) throw new EnvelopeRefused('signature');
}

/** A key of the register that cannot be used verifies nothing: the sender learns no more than of a wrong signature. */
function publicKeyOf(key: PublicKey): KeyObject {
  try {
    return importPublic(key, 'sig');
  } catch (cause) {
    throw new EnvelopeRefused('signature', cause);
  }
}
