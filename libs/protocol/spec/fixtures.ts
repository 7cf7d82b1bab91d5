// Fixed keys, messages and a forger's tools for the specs of this library. The forger uses node:crypto only, so that
// whatever he makes well is also a second implementation of the format.
import { createCipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { digestOf, EnvelopeRefused, hashOf, seal, signAct, signPart, unixSeconds } from '../index.js';
import type { ActPayload, FindKey, NoticePayload, PrivateKey, PublicKey, ReceiptPayload } from '../index.js';
import type { PartPayload } from '../index.js';

type Who = 'VN' | 'BR' | 'ZA';
type Keys = Record<Who, { sig: PrivateKey; enc: PrivateKey }> & { router: { sig: PrivateKey } } & {
  /** A State whose key is of small order: everybody can sign for it. */
  XX: { sig: PublicKey };
};

export const vector = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));
export const keys = vector('keys') as Keys;
export const smallOrder = vector('small-order') as { name: string; crv: string; x: string }[];
export const now = new Date('2026-03-01T12:00:00.000Z');
export const later = (ms: number): Date => new Date(now.getTime() + ms);

export function publicOf({ kid, use, jwk: { kty, crv, x } }: PublicKey): PublicKey {
  return { kid, use, jwk: { kty, crv, x } };
}

const known = new Map(
  Object.entries(keys)
    .filter(([who]) => who !== 'note')
    .flatMap(([who, pair]) => Object.values(pair).map((key) => [`${who} ${key.kid} ${key.use}`, publicOf(key)])),
);
export const findKey: FindKey = (from, kid, use) => known.get(`${from} ${kid} ${use}`) ?? null;

export const act = (change: Partial<ActPayload> = {}): ActPayload => ({
  v: 1,
  case: '0195512c-6d40-7c3a-9b1e-2f8d5a6c7b80',
  from: 'VN',
  to: 'BR',
  side: 'requesting',
  seq: 1,
  prev: null,
  seen: null,
  lamport: 1,
  act: 'submit',
  at: '2026-03-01T11:59:58.250Z',
  officer: { id: 'officer-17', name: 'Nguyễn Thị Minh Khai', role: 'officer' },
  urgency: 'urgent',
  contents: { account: 'user@example.net', from: '2026-02-01T00:00:00.000Z', note: 'préservation, 保全, حفظ' },
  terms: {
    kind: 'preservation',
    reference: 'VN-2026-000017',
    urgency: 'urgent',
    policy: '2026-1',
    register: 12,
    zones: { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' },
  },
  ...change,
});

export const approval = (officer: object = {}, at = '2026-03-01T11:40:12.000Z') => ({
  officer: { id: 'officer-23', name: 'Lê Thị Hoa', role: 'supervisor' as const, ...officer },
  at,
});

export const receipt = (change: Partial<ReceiptPayload> = {}): ReceiptPayload => ({
  v: 1,
  message: hashOf('a message'),
  case: act().case,
  from: 'BR',
  to: 'VN',
  outcome: 'stored',
  code: null,
  at: '2026-03-01T11:59:59.000Z',
  checkpoint: null,
  ...change,
});

/** A file of one part. */
export const file = Buffer.from('Extrato da conta, 1 de março\n');
export const attachment = (bytes: Buffer = file) => ({
  name: 'extrato março.txt',
  type: 'text/plain',
  bytes: bytes.length,
  sha256: digestOf(bytes),
  parts: [{ bytes: bytes.length, sha256: digestOf(bytes) }],
});

export const part = (change: Partial<PartPayload> = {}, bytes: Buffer = file): PartPayload => ({
  v: 1,
  case: act().case,
  from: 'VN',
  to: 'BR',
  urgency: 'routine',
  act: hashOf('an act'),
  attachment: 0,
  part: 0,
  bytes: bytes.length,
  sha256: digestOf(bytes),
  at: '2026-03-01T11:59:58.250Z',
  ...change,
});

/** A part from Viet Nam, signed and sealed to Brazil as it should be, unless other bytes are put beside it. */
export async function sealedPart(change: Partial<PartPayload> = {}, bytes: Buffer = file, beside = bytes) {
  const { jws, hash } = await signPart(part(change, bytes), keys.VN.sig);
  const visible = { cty: 'part', id: hash, from: 'VN', to: 'BR', urgency: 'routine', part: beside } as const;
  const envelope = await seal({ jws, ...visible, expiresAt: later(7 * 86_400_000) }, publicOf(keys.BR.enc));
  return { jws, hash, envelope };
}

export const notice = (change: Partial<NoticePayload> = {}): NoticePayload => ({
  v: 1,
  message: hashOf('a message'),
  from: 'VN',
  to: 'BR',
  code: 'recipient-suspended',
  at: '2026-03-01T11:59:59.000Z',
  ...change,
});

/** An act from Viet Nam, signed and sealed to Brazil as it should be. */
export async function sealedAct(change: Partial<ActPayload> = {}, days = 7) {
  const { jws, hash } = await signAct(act(change), keys.VN.sig);
  const visible = { cty: 'act', id: hash, from: 'VN', to: 'BR', urgency: change.urgency ?? 'urgent' } as const;
  const envelope = await seal({ jws, ...visible, expiresAt: later(days * 86_400_000) }, publicOf(keys.BR.enc));
  return { jws, hash, envelope };
}

const b64 = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url');
const json = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const signingInput = (header: unknown, payload: unknown): string =>
  `${b64(json(header))}.${b64(payload instanceof Uint8Array ? payload : json(payload))}`;

/** A JWS that was signed by nobody: R is the neutral element and S is 0. Keys of small order verify it. */
export const unsignedJws = (header: unknown, payload: unknown): string =>
  `${signingInput(header, payload)}.${b64(Buffer.alloc(64).fill(1, 0, 1))}`;

/** A JWS with any header and any bytes as payload, its Ed25519 signature right. */
export function forgeJws(header: unknown, payload: unknown, key = keys.VN.sig): string {
  const input = signingInput(header, payload);
  const secret = createPrivateKey({ key: key.jwk as JsonWebKey, format: 'jwk' });
  return `${input}.${b64(sign(null, Buffer.from(input), secret))}`;
}

export const actHeader = { alg: 'EdDSA', typ: 'rogatory-act+jws', kid: 'VN-sig-test' };
export const forgeAct = (change: object, header: object = actHeader, key = keys.VN.sig): string =>
  forgeJws(header, { ...act(), ...change }, key);

/** The padding, written down a second time; of a part with its bytes. */
export function padded(jws: string, bucket = 4096, beside?: Buffer): Buffer {
  const bytes = Buffer.alloc(bucket);
  bytes.writeUInt32BE(jws.length, 0);
  bytes.write(jws, 4, 'latin1');
  if (!beside) return bytes;
  bytes.writeUInt32BE(beside.length, 4 + jws.length);
  bytes.set(beside, 8 + jws.length);
  return bytes;
}

interface Forgery {
  /** Replaces or (undefined) removes members of the header. */
  header?: Record<string, unknown>;
  plaintext?: Buffer;
  recipient?: PrivateKey;
}

/** An envelope with any header and any plaintext, its encryption right: RFC 7516 and RFC 7518 section 4.6 by hand. */
export function forgeEnvelope(jws: string, { header = {}, plaintext, recipient = keys.BR.enc }: Forgery = {}): string {
  const ephemeral = generateKeyPairSync('x25519');
  const { kty, crv, x } = ephemeral.publicKey.export({ format: 'jwk' });
  const protectedHeader = {
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    typ: 'rogatory-envelope+jwe',
    cty: 'act',
    kid: recipient.kid,
    epk: { kty, crv, x },
    ...{ v: 1, id: hashOf(jws), from: 'VN', to: 'BR', urgency: 'urgent', exp: unixSeconds(later(7 * 86_400_000)) },
    ...header,
  };
  const publicKey = createPublicKey({ key: publicOf(recipient).jwk as JsonWebKey, format: 'jwk' });
  const secret = concatKdf(diffieHellman({ privateKey: ephemeral.privateKey, publicKey }));
  const iv = randomBytes(12);
  const aad = b64(JSON.stringify(protectedHeader));
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(plaintext ?? padded(jws)), cipher.final()]);
  return [aad, '', b64(iv), b64(ciphertext), b64(cipher.getAuthTag())].join('.');
}

function concatKdf(secret: Buffer): Buffer {
  const word = (n: number) => Buffer.from([0, 0, n >> 8, n & 255]);
  const info = [word(7), Buffer.from('A256GCM'), word(0), word(0), word(256)];
  return createHash('sha256')
    .update(Buffer.concat([word(1), secret, ...info]))
    .digest();
}

/** What a refusal says to the world, and (second) what only the security log learns. */
export async function refusal(attempt: () => unknown): Promise<[unknown, string]> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    const { code, message, retryable, details } = error;
    return [{ code, message, retryable, details }, error.reason];
  }
  throw new Error('it was accepted');
}

export const uniform = {
  code: 'envelope-refused',
  message: 'The message could not be accepted.',
  retryable: false,
  details: {},
};
