import { Problem } from '#convention';
import { MAX_REGISTER_BYTES } from './validate.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Question {
  url: string;
  fetch: Fetch;
  /** Milliseconds for the whole answer. */
  timeout: number;
  /** Hash of the version already held, so that an unchanged register is not sent again. */
  known: string | null;
}

/** Bytes not yet verified, or that there is nothing new, or no answer. */
export type Answer = { jws: string } | 'same' | 'unreachable';

/**
 * Asks a register server for its newest version. Does not follow redirections and stops reading at the size cap.
 *
 * @throws Problem `register-untrusted` when the answer is longer than a register can be
 */
export async function fetchRegister({ url, fetch, timeout, known }: Question): Promise<Answer> {
  const headers = { accept: 'application/jose', ...(known === null ? {} : { 'if-none-match': `"${known}"` }) };
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/register`, { headers, redirect: 'error', signal });
    if (response.status === 304 && known !== null) return 'same';
    if (response.status === 200) return { jws: await readCapped(response) };
    await response.body?.cancel();
    return 'unreachable';
  } catch (error) {
    if (error instanceof Problem) throw error;
    return 'unreachable';
  }
}

async function readCapped(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_REGISTER_BYTES)
      throw new Problem('register-untrusted', 'the answer is longer than a register can be');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}
