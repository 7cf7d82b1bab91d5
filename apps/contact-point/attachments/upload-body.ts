import type { IncomingMessage } from 'node:http';
import { Problem } from '#convention';
import { MAX_ATTACHED_BYTES } from '#protocol';
import { tooLarge } from './cut.js';

/** As Express finds the route: an address may be absolute (RFC 9112, 3.2.2), and be written in capitals. */
const UPLOADS = /^(https?:\/\/[^/?]*)?\/api\/cases\/[^/?]*\/attachments\/?(\?|$)/i;

/** Whether a request brings a file: its body is not JSON, and is not read before the officer is known. */
export const isUpload = ({ method, url = '' }: IncomingMessage): boolean => method === 'POST' && UPLOADS.test(url);

/**
 * The body of a request as it comes in.
 *
 * @throws Problem `attachments-too-large` before anything is read, when the sender says so; `unsupported-media-type`
 *   for a body that is compressed; while it is read `invalid-input` when the sender breaks off
 */
export function uploadBody(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding.toLowerCase() !== 'identity') throw new Problem('unsupported-media-type', 'send the file as it is');
  if (Number(length ?? 0) > MAX_ATTACHED_BYTES) throw tooLarge();
  return readAll(request);
}

/** Whoever stops reading leaves the connection open: the sender is to get an answer. What still comes is dropped. */
async function* readAll(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new Problem('invalid-input', 'the upload was broken off', { cause });
  } finally {
    request.resume();
  }
}
