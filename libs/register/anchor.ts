import { Problem } from '#convention';
import type { PublicKey } from '#protocol';
import { isKeyCoordinate, isKeyId } from './rules.js';

/**
 * Reads the anchor from configuration: a public JWK (RFC 8037, Ed25519, with `kid`), or a JWK Set of several while the
 * key is being exchanged. Each has a `kid` of its own: a register says by it which one has signed.
 *
 * @throws Problem `anchor-invalid`, also when it holds a private key, which must never be in a server's configuration
 */
export function parseAnchor(text: string): PublicKey[] {
  const value = parseJson(text);
  const keys = isRecord(value) && Array.isArray(value['keys']) ? (value['keys'] as unknown[]) : [value];
  if (keys.length === 0) throw invalid();
  const anchors = keys.map(anchorOf);
  if (new Set(anchors.map(({ kid }) => kid)).size === anchors.length) return anchors;
  throw new Problem('anchor-invalid', 'two keys of the anchor have the same kid');
}

/** What `parseAnchor` reads. */
export function anchorText({ kid, jwk: { kty, crv, x } }: PublicKey): string {
  return JSON.stringify({ kty, crv, x, kid });
}

function anchorOf(value: unknown): PublicKey {
  if (!isRecord(value)) throw invalid();
  const { kty, crv, x, kid } = value;
  if (kty !== 'OKP' || crv !== 'Ed25519' || !isKeyCoordinate(x) || !isKeyId(kid)) throw invalid();
  if ('d' in value) throw new Problem('anchor-invalid', 'the anchor holds a private key');
  return { kid, use: 'sig', jwk: { kty, crv, x } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(): Problem {
  return new Problem('anchor-invalid', 'the anchor must be a public Ed25519 JWK with a kid, or a JWK Set of them');
}
