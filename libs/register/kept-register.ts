import { Problem } from '#convention';
import { registerHash, verifyRegister, type Anchor } from './signed-register.js';
import type { RegisterStore } from './store.js';
import { RegisterView } from './view.js';

/** A register that the anchor has signed. */
export interface VerifiedRegister {
  jws: string;
  hash: string;
  view: RegisterView;
}

/** @throws Problem as `verifyRegister` */
export async function verified(jws: string, anchor: Anchor): Promise<VerifiedRegister> {
  return { jws, hash: registerHash(jws), view: new RegisterView(await verifyRegister(jws, anchor)) };
}

/**
 * The newest register in the store that verifies. Nothing else counts there, whatever version it says it has: it was damaged,
 * or kept under another anchor.
 *
 * @param onRefused told once, of the newest that does not count
 * @throws Problem `register-cache-unreadable` (retryable)
 */
export async function newestKept(
  store: RegisterStore,
  anchor: Anchor,
  onRefused: (error: unknown) => void = () => undefined,
): Promise<VerifiedRegister | null> {
  let refused = false;
  for await (const jws of readable(store.load())) {
    try {
      return await verified(jws, anchor);
    } catch (error) {
      if (!refused) onRefused(inCache(error));
      refused = true;
    }
  }
  return null;
}

/** What is there and cannot be read is not taken for nothing: it may be newer than what the server offers. */
async function* readable(kept: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* kept;
  } catch (cause) {
    const { code = 'no code' } = cause as { code?: string };
    throw new Problem('register-cache-unreadable', `the cached register cannot be read (${code})`, {
      retryable: true,
      cause,
    });
  }
}

function inCache(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const { code, message, details } = error;
  return new Problem(code, `in the cache: ${message}`, { details: { ...details, in: 'cache' }, cause: error });
}
