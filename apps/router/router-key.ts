import { createPrivateKey } from 'node:crypto';
import { Problem } from '#convention';
import type { PrivateKey } from '#protocol';

/**
 * Reads the router's signing key: a private Ed25519 JWK (RFC 8037) with `kid`.
 *
 * @throws Problem 'key-unusable', which does not repeat any of it
 */
export function parseRouterKey(text: string): PrivateKey {
  try {
    const { kid, kty, crv, x, d } = JSON.parse(text) as Record<string, unknown>;
    if (typeof kid !== 'string' || kid === '' || crv !== 'Ed25519') throw new TypeError('not a signing key');
    createPrivateKey({ key: { kty, crv, x, d } as never, format: 'jwk' });
    return { kid, use: 'sig', jwk: { kty, crv, x, d } as PrivateKey['jwk'] };
  } catch {
    throw new Problem('key-unusable', "the router's key must be a private Ed25519 JWK with a kid");
  }
}
