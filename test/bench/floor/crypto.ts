import type { JWK } from '#protocol';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto';

// The formats of docs/protocol.md by hand, without any of its checks: the least that makes and reads the same bytes.

const BUCKET = 4_096;

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const privateKey = (jwk: JWK): KeyObject => createPrivateKey({ key: jwk as never, format: 'jwk' });
export const publicKey = (jwk: JWK): KeyObject => createPublicKey({ key: jwk as never, format: 'jwk' });

export function sign(typ: string, payload: object, key: KeyObject): string {
  const signed = `${json({ alg: 'EdDSA', typ, kid: 'floor-sign-1' })}.${json(payload)}`;
  return `${signed}.${signBytes(null, Buffer.from(signed), key).toString('base64url')}`;
}

export function verify<T>(jws: string, key: KeyObject): T {
  const end = jws.lastIndexOf('.');
  const signature = Buffer.from(jws.slice(end + 1), 'base64url');
  if (!verifyBytes(null, Buffer.from(jws.slice(0, end)), key, signature)) throw new Error('signature');
  return JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()) as T;
}

/** Concat KDF of RFC 7518 section 4.6 for A256GCM without party information: one round of SHA-256. */
function contentKey(shared: Buffer): Buffer {
  const [one, length, none, bits] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(8), Buffer.alloc(4)];
  one.writeUInt32BE(1);
  length.writeUInt32BE(7);
  bits.writeUInt32BE(256);
  return createHash('sha256')
    .update(Buffer.concat([one, shared, length, Buffer.from('A256GCM'), none, bits]))
    .digest();
}

export interface Visible {
  cty: 'act' | 'receipt';
  id: string;
  from: string;
  to: string;
}

export function seal(jws: string, visible: Visible, recipient: KeyObject): string {
  const ephemeral = generateKeyPairSync('x25519');
  const epk = ephemeral.publicKey.export({ format: 'jwk' });
  const fixed = { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'rogatory-envelope+jwe', kid: 'floor-seal-1', v: 1 };
  const exp = Math.floor(Date.now() / 1_000) + 30 * 86_400;
  const header = json({ ...fixed, ...visible, urgency: 'routine', exp, epk });
  const iv = randomBytes(12);
  const key = contentKey(diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient }));
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
  const padded = Buffer.alloc(BUCKET);
  if (jws.length + 4 > BUCKET) throw new Error('the message does not fit');
  padded.writeUInt32BE(padded.write(jws, 4));
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
  return `${header}..${iv.toString('base64url')}.${sealed.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}`;
}

export const headerOf = (envelope: string): Visible =>
  JSON.parse(Buffer.from(envelope.slice(0, envelope.indexOf('.')), 'base64url').toString()) as Visible;

export function open(envelope: string, key: KeyObject): { header: Visible; jws: string } {
  const [header = '', , iv = '', sealed = '', tag = ''] = envelope.split('.');
  const seen = JSON.parse(Buffer.from(header, 'base64url').toString()) as Visible & { epk: JWK };
  const shared = diffieHellman({ privateKey: key, publicKey: publicKey(seen.epk) });
  const decipher = createDecipheriv('aes-256-gcm', contentKey(shared), Buffer.from(iv, 'base64url'));
  decipher.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'));
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]);
  const jws = padded.toString('latin1', 4, 4 + padded.readUInt32BE());
  if (hashOf(jws) !== seen.id) throw new Error('id');
  return { header: seen, jws };
}
