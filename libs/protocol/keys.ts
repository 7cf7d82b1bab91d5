import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Problem } from '#convention';
import { keyId } from './payloads.js';
import { bytes32, isRecord } from './shape.js';
import { isSmallOrder } from './small-order.js';

export type KeyUse = 'sig' | 'enc';

/** A JSON Web Key (RFC 7517); of ours only kty, crv, x and, in private ones, d are ever used. */
export type JWK = JsonWebKey;

/** `sig`: Ed25519 (RFC 8032). `enc`: X25519 (RFC 7748). As JWK (RFC 8037): kty OKP, crv, x and d. */
export interface PrivateKey {
  kid: string;
  use: KeyUse;
  jwk: JWK;
}

/** As PrivateKey, without d. */
export interface PublicKey {
  kid: string;
  use: KeyUse;
  jwk: JWK;
}

const curves = { sig: 'Ed25519', enc: 'X25519' } as const;

/** Makes a key pair for signing (`sig`) or for receiving sealed messages (`enc`). */
export function generateKeyPair(use: KeyUse, kid: string): Promise<{ private: PrivateKey; public: PublicKey }> {
  const pair = use === 'sig' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  const { x, d } = pair.privateKey.export({ format: 'jwk' });
  const shape = { kty: 'OKP', crv: curves[use], x };
  return Promise.resolve({ private: { kid, use, jwk: { ...shape, d } }, public: { kid, use, jwk: shape } });
}

/** Imported once per JWK object: importing costs as much as using. A JWK must not be changed after its first use. */
const publicKeys = new WeakMap<JWK, KeyObject>();
const privateKeys = new WeakMap<JWK, KeyObject>();

/** @throws Problem 'key-unusable' when it is not a public key for this use, or one that belongs to nobody (small order) */
export function importPublic(key: PublicKey, use: KeyUse): KeyObject {
  return imported(publicKeys, key, use, false);
}

/** @throws Problem 'key-unusable' when it is not a private key for this use */
export function importPrivate(key: PrivateKey, use: KeyUse): KeyObject {
  return imported(privateKeys, key, use, true);
}

function imported(cache: WeakMap<JWK, KeyObject>, key: PublicKey, use: KeyUse, secret: boolean): KeyObject {
  if (key.use !== use) throw unusable(key);
  const known = cache.get(key.jwk) ?? importKey(key, use, secret);
  cache.set(key.jwk, known);
  return known;
}

/** Only the members that make the key are passed on: whatever else a JWK says (alg, key_ops, x5c) has no say here. */
function importKey(key: PublicKey, use: KeyUse, secret: boolean): KeyObject {
  const { kty, crv, x, d } = key.jwk;
  const right = kty === 'OKP' && crv === curves[use] && bytes32(x) === null && (!secret || bytes32(d) === null);
  if (!right || isSmallOrder(x!)) throw unusable(key);
  try {
    const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    if (!secret) return publicKey;
    const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
    if (!createPublicKey(privateKey).equals(publicKey)) throw new Error('x is not of d');
    return privateKey;
  } catch (cause) {
    throw unusable(key, cause);
  }
}

/** Whether it is a private key that can be used for what it says, under a name that headers may carry. */
export function isPrivateKey(value: unknown): value is PrivateKey {
  if (!isRecord(value) || !isRecord(value.jwk) || keyId(value.kid) !== null) return false;
  const { use, jwk } = value;
  const kid = value.kid as string;
  if (use !== 'sig' && use !== 'enc') return false;
  try {
    importPrivate({ kid, use, jwk }, use);
    return true;
  } catch {
    return false;
  }
}

function unusable(key: PublicKey, cause?: unknown): Problem {
  return new Problem('key-unusable', `Key ${key.kid} cannot be used for this.`, { cause });
}
