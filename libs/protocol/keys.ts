import { exportJWK, generateKeyPair as generate, importJWK, type CryptoKey, type JWK } from 'jose';
import { Problem } from '#convention';
import { bytes32 } from './shape.js';

export type KeyUse = 'sig' | 'enc';

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

const curves = { sig: { alg: 'EdDSA', crv: 'Ed25519' }, enc: { alg: 'ECDH-ES', crv: 'X25519' } } as const;

/** Makes a key pair for signing (`sig`) or for receiving sealed messages (`enc`). */
export async function generateKeyPair(use: KeyUse, kid: string): Promise<{ private: PrivateKey; public: PublicKey }> {
  const { alg, crv } = curves[use];
  const pair = await generate(alg, { crv, extractable: true });
  const { x, d } = await exportJWK(pair.privateKey);
  return {
    private: { kid, use, jwk: { kty: 'OKP', crv, x, d } },
    public: { kid, use, jwk: { kty: 'OKP', crv, x } },
  };
}

/** Imported once per JWK object: importing costs as much as using. A JWK must not be changed after its first use. */
const publicKeys = new WeakMap<JWK, Promise<CryptoKey>>();
const privateKeys = new WeakMap<JWK, Promise<CryptoKey>>();

/** @throws Problem 'key-unusable' when it is not a public key for this use */
export function importPublic(key: PublicKey, use: KeyUse): Promise<CryptoKey> {
  return imported(publicKeys, key, use, false);
}

/** @throws Problem 'key-unusable' when it is not a private key for this use */
export function importPrivate(key: PrivateKey, use: KeyUse): Promise<CryptoKey> {
  return imported(privateKeys, key, use, true);
}

async function imported(cache: WeakMap<JWK, Promise<CryptoKey>>, key: PublicKey, use: KeyUse, secret: boolean) {
  if (key.use !== use) throw unusable(key);
  const known = cache.get(key.jwk) ?? importKey(key, use, secret);
  cache.set(key.jwk, known);
  return known;
}

/** Only the members that make the key are passed on: whatever else a JWK says (alg, key_ops, x5c) has no say here. */
async function importKey(key: PublicKey, use: KeyUse, secret: boolean): Promise<CryptoKey> {
  const { kty, crv, x, d } = key.jwk;
  const right = kty === 'OKP' && crv === curves[use].crv && bytes32(x) === null && (!secret || bytes32(d) === null);
  if (!right) throw unusable(key);
  try {
    return (await importJWK(secret ? { kty, crv, x, d } : { kty, crv, x }, curves[use].alg)) as CryptoKey;
  } catch (cause) {
    throw unusable(key, cause);
  }
}

/** Also for a key that imports and fails when used: a point of small order. */
export function unusable(key: PublicKey, cause?: unknown): Problem {
  return new Problem('key-unusable', `Key ${key.kid} cannot be used for this.`, { cause });
}
