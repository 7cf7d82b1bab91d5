import { createReadStream } from 'node:fs';
import { EnvelopeRefused, parseStrictJson } from '#protocol';
import { UsageError } from './terminal.js';

/** @throws UsageError when it cannot be read, or is longer than `maxBytes` */
export async function readText(file: string, maxBytes: number): Promise<string> {
  return (await readBytes(file, maxBytes)).toString('utf8');
}

/**
 * Reads JSON that has one meaning only: names that come twice are refused, since nobody knows which was meant.
 *
 * @throws UsageError, with line and column of what is wrong
 */
export async function readJson(file: string, maxBytes: number): Promise<unknown> {
  const bytes = withoutMark(await readBytes(file, maxBytes));
  try {
    return parseStrictJson(bytes);
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    const what = error.cause instanceof Error ? error.cause.message : '';
    throw new UsageError(`${file} is not usable JSON: ${located(what, bytes.toString('utf8'))}`);
  }
}

/** Reads one byte more than allowed and no further, so that also a device or a pipe has an end. */
async function readBytes(file: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { end: maxBytes })) chunks.push(chunk as Buffer);
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > maxBytes) throw new UsageError(`${file} is longer than ${maxBytes} bytes`);
  return bytes;
}

/** Some editors begin UTF-8 with a byte order mark. */
const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes;

/** `trailing characters at 17` → `trailing characters near line 2, column 4` */
function located(what: string, text: string): string {
  const found = /^(.*) at (\d+)$/.exec(what);
  if (!found) return what;
  const before = text.slice(0, Number(found[2])).split('\n');
  return `${found[1]} near line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
