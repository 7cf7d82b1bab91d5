import { Problem } from '#convention';
import { BUCKETS, LENGTH_PREFIX, MAX_JWS_LENGTH } from './limits.js';
import { EnvelopeRefused } from './refused.js';

/**
 * Plaintext of an envelope: length of the message (unsigned 32 bit, big-endian), message, zeros up to the smallest
 * bucket that holds both. There is exactly one padding for a message.
 * @throws Problem 'message-too-large'
 */
export function pad(message: string): Buffer {
  const bytes = Buffer.from(message, 'ascii');
  const bucket = bucketFor(bytes.length);
  if (bucket === undefined) {
    throw new Problem('message-too-large', 'The message is too large to be sent.', {
      details: { length: bytes.length, max: MAX_JWS_LENGTH },
    });
  }
  const padded = Buffer.alloc(bucket);
  padded.writeUInt32BE(bytes.length);
  bytes.copy(padded, LENGTH_PREFIX);
  return padded;
}

/** @throws EnvelopeRefused 'padding' for anything that `pad` does not make */
export function unpad(padded: Buffer): string {
  const length = padded.length < LENGTH_PREFIX ? 0 : padded.readUInt32BE();
  if (length === 0 || bucketFor(length) !== padded.length) throw new EnvelopeRefused('padding', 'length');
  const end = LENGTH_PREFIX + length;
  if (padded.subarray(end).some((byte) => byte !== 0)) throw new EnvelopeRefused('padding', 'not zero');
  return padded.toString('latin1', LENGTH_PREFIX, end);
}

function bucketFor(length: number): number | undefined {
  return BUCKETS.find((bucket) => length + LENGTH_PREFIX <= bucket);
}
