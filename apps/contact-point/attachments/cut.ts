import { Problem } from '#convention';
import { MAX_ATTACHED_BYTES, PART_BYTES } from '#protocol';

export const tooLarge = (): Problem =>
  new Problem('attachments-too-large', 'the files of one act are at most 25 MiB together', {
    details: { max: MAX_ATTACHED_BYTES },
  });

/**
 * Cuts a stream into parts of a file, holding one at a time.
 *
 * @throws Problem `attachments-too-large` as soon as it is longer than an act's files may be
 */
export async function* cut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > MAX_ATTACHED_BYTES) throw tooLarge();
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + PART_BYTES - length);
      held.push(piece);
      at += piece.length;
      length += piece.length;
      if (length < PART_BYTES) continue;
      yield Buffer.concat(held, length);
      held = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(held, length);
}
