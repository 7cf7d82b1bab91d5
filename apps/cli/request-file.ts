import type { CaseRequest } from '#client';
import type { LocalFile } from './local-file.js';
import { derivedKey } from './derived-key.js';
import { readJson } from './json-file.js';
import { UsageError } from './terminal.js';

/** As long as the contact point's own limit for a body. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads a request. Only its outermost shape is looked at: what the contents must hold is for the contact point to say.
 *
 * @throws UsageError
 */
export async function readRequest(file: string): Promise<CaseRequest> {
  const request = await readJson(file, MAX_BYTES);
  if (typeof request === 'object' && request !== null && 'contents' in request) return request as CaseRequest;
  throw new UsageError(`${file} is not a request: { "kind", "to", "urgency", "contents" }`);
}

/** The same officer, contents and attachments give the same key, however the file is indented. */
export function keyOf(email: string, request: CaseRequest, files: readonly LocalFile[] = []): string {
  const attached = files.map(({ name, sha256 }) => [name, sha256]);
  return derivedKey(email, request, ...(attached.length > 0 ? [attached] : []));
}
