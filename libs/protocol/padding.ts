import { Problem } from '#convention';
import { BUCKETS, LENGTH_PREFIX, MAX_JWS_LENGTH, PART_BUCKETS } from './limits.js';
import { EnvelopeRefused } from './refused.js';

/**
 * Plaintext of an envelope: length of the message (unsigned 32 bit, big-endian), message, zeros up to the smallest
 * bucket that holds all. A part of an attachment has between them the length of its bytes and the bytes as they are.
 * There is exactly one padding for a message.
 * @throws Problem 'message-too-large'
 */
export function pad(message: string, part?: Uint8Array): Buffer {
  const bytes = Buffer.from(message, 'ascii');
  const end = LENGTH_PREFIX + bytes.length + (part ? LENGTH_PREFIX + part.length : 0);
  const bucket = bucketFor(end, part !== undefined);
  if (bucket === undefined) {
    throw new Problem('message-too-large', 'The message is too large to be sent.', {
      details: { length: bytes.length, max: MAX_JWS_LENGTH },
    });
  }
  const padded = Buffer.alloc(bucket);
  padded.writeUInt32BE(bytes.length);
  bytes.copy(padded, LENGTH_PREFIX);
  if (part) {
    padded.writeUInt32BE(part.length, LENGTH_PREFIX + bytes.length);
    padded.set(part, LENGTH_PREFIX + bytes.length + LENGTH_PREFIX);
  }
  return padded;
}

/**
 * @param carriesPart whether the envelope says so: what is after the message is then a part of an attachment
 * @returns `part` shares the memory of `padded`
 * @throws EnvelopeRefused 'padding' for anything that `pad` does not make
 */
export function unpad(padded: Buffer, carriesPart = false): { message: string; part: Buffer | null } {
  const message = lengthened(padded, 0);
  const part = carriesPart ? lengthened(padded, message.end) : null;
  const end = part?.end ?? message.end;
  if (bucketFor(end, carriesPart) !== padded.length) throw new EnvelopeRefused('padding', 'length');
  if (padded.subarray(end).some((byte) => byte !== 0)) throw new EnvelopeRefused('padding', 'not zero');
  return { message: message.bytes.toString('latin1'), part: part?.bytes ?? null };
}

/** What stands at `at`: its length, then so many bytes, at least one. */
function lengthened(padded: Buffer, at: number): { bytes: Buffer; end: number } {
  const start = at + LENGTH_PREFIX;
  const length = start > padded.length ? 0 : padded.readUInt32BE(at);
  if (length === 0 || start + length > padded.length) throw new EnvelopeRefused('padding', 'length');
  return { bytes: padded.subarray(start, start + length), end: start + length };
}

function bucketFor(length: number, carriesPart: boolean): number | undefined {
  return (carriesPart ? PART_BUCKETS : BUCKETS).find((bucket) => length <= bucket);
}
