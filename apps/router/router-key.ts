import { Problem } from '#convention';
import { isPrivateKey, type PrivateKey } from '#protocol';

/**
 * Reads the router's signing key: a private Ed25519 JWK (RFC 8037) with `kid`.
 *
 * @throws Problem 'key-unusable', which does not repeat any of it
 */
export function parseRouterKey(text: string): PrivateKey {
  try {
    const { kid, ...jwk } = JSON.parse(text) as Record<string, unknown>;
    const key: unknown = { kid, use: 'sig', jwk };
    if (isPrivateKey(key)) return key;
  } catch {
    // Said below.
  }
  throw new Problem('key-unusable', "the router's key must be a private Ed25519 JWK with a kid");
}
