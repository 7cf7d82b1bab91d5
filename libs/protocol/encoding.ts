import { createHash } from 'node:crypto';
import { EnvelopeRefused } from './refused.js';

/**
 * Decodes base64url without padding (RFC 4648 section 5), accepting only the one spelling the encoder gives: otherwise
 * two strings would be the same message with two ids.
 * @throws EnvelopeRefused 'malformed'
 */
export function decodeCanonical(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new EnvelopeRefused('malformed', 'base64url');
  return bytes;
}

/** Id of a message and hash of an act: SHA-256 of the JWS's ASCII characters as they stand, base64url (43 characters). */
export function hashOf(jws: string): string {
  return createHash('sha256').update(jws, 'utf8').digest('base64url');
}

/** Digest of a file or of a part of one: SHA-256 in lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws EnvelopeRefused 'json' when the bytes are not valid UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new EnvelopeRefused('json', 'not UTF-8');
  }
}
