import { Problem } from '#convention';
import { fetchRegister, type Answer, type Fetch } from './fetch-register.js';
import { newestKept, verified, type VerifiedRegister } from './kept-register.js';
import { registerHash, type Anchor } from './signed-register.js';
import type { RegisterStore } from './store.js';
import type { RegisterView } from './view.js';

export interface RegisterClientOptions {
  /** Base address of the register server, such as `http://127.0.0.1:4000`. */
  url: string;
  anchor: Anchor;
  store: RegisterStore;
  fetch?: Fetch;
  now?: () => Date;
  /** Milliseconds until an answer counts as unreachable; 3,000 unless given. */
  timeout?: number;
  /** Called once for every version taken over, the cached one included, with the one before it. */
  onUpdate?: (view: RegisterView, before: RegisterView | null) => void;
  /** Called for every refusal that does not reach a caller: at start, and from `follow`. For the security log. */
  onRefusal?: (problem: Problem) => void;
}

interface Held extends VerifiedRegister {
  stored: boolean;
}

/**
 * Holds the newest register this process has seen. Trusts the anchor only: never the server, the network or its own
 * cache. Never goes back to an older version. Works from the cache while the server is away, for as long as it takes.
 */
export class RegisterClient {
  #held: Held | null = null;
  #remembers = false;
  #checkedAt: Date | null = null;
  #running: Promise<'newer' | 'same' | 'unreachable'> | null = null;

  constructor(private readonly options: RegisterClientOptions) {}

  /**
   * The cache first, then the server. Does not throw when the server cannot be reached. A refused answer of the server
   * goes to `onRefusal` when there is a cached register to work from.
   *
   * @throws Problem what `refresh` throws, when there is nothing else to work from
   */
  async start(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      if (!this.#held || !(error instanceof Problem)) throw error;
      this.options.onRefusal?.(error);
    }
  }

  /**
   * Asks the server once; calls at the same time share the question. A refused register changes nothing here. Nothing is
   * asked before the cache could be read, once: what it holds must not be rolled back.
   *
   * @returns `unreachable` also when the server answers with an error or has no register yet
   * @throws Problem `register-untrusted`, `register-invalid`, `register-rolled-back`, `register-forked`,
   *   `register-other-network`: someone served what must not be served. `register-not-stored` (retryable): the version
   *   is in use, but the cache could not keep it. `register-cache-unreadable` (retryable): there is a cache that cannot
   *   be read, and nothing is in use.
   */
  refresh(): Promise<'newer' | 'same' | 'unreachable'> {
    this.#running ??= this.#refresh().finally(() => (this.#running = null));
    return this.#running;
  }

  /** @throws Problem `register-unavailable` (retryable) while there is neither a cached nor a fetched register */
  current(): RegisterView {
    if (this.#held) return this.#held.view;
    throw new Problem('register-unavailable', 'no register has been received yet', { retryable: true });
  }

  /** When the server last confirmed or gave the version in use; null when it has not since this process started. */
  checkedAt(): Date | null {
    return this.#checkedAt;
  }

  /**
   * Refreshes every `interval` milliseconds until the returned function is called; resolves when nothing runs any more.
   * Refusals go to `onRefusal`. The timer does not keep the process alive.
   */
  follow(interval: number): () => Promise<void> {
    const timer = setInterval(() => void this.refresh().catch((error: unknown) => this.#report(error)), interval);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await this.#running?.catch(() => undefined);
    };
  }

  async #refresh(): Promise<'newer' | 'same' | 'unreachable'> {
    await this.#remember();
    const answer = await this.#ask();
    if (answer === 'unreachable') return answer;
    const changed = answer !== 'same' && (await this.#adopt(answer.jws));
    this.#checkedAt = this.#now();
    const overtaken = await this.#store();
    return changed || overtaken ? 'newer' : 'same';
  }

  async #remember(): Promise<void> {
    if (this.#remembers) return;
    const { store, anchor } = this.options;
    const kept = await newestKept(store, anchor, (error) => this.#report(error));
    this.#remembers = true;
    if (kept) this.#use(kept, true);
  }

  #ask(): Promise<Answer> {
    const { url, fetch: ask = fetch, timeout = 3_000 } = this.options;
    return fetchRegister({ url, fetch: ask, timeout, known: this.#held?.hash ?? null });
  }

  /** @returns whether it is another version than the one in use */
  async #adopt(jws: string): Promise<boolean> {
    if (registerHash(jws) === this.#held?.hash) return false;
    this.#use(await verified(jws, this.options.anchor), false);
    return true;
  }

  #use(next: VerifiedRegister, stored: boolean): void {
    const before = this.#held?.view ?? null;
    if (before) refuseUnlessNewer(before, next.view);
    this.#held = { ...next, stored };
    this.options.onUpdate?.(next.view, before);
  }

  /**
   * Keeps the version in use, unless another process with the same cache has kept a newer one: then that one is used.
   *
   * @returns whether it is used
   */
  async #store(): Promise<boolean> {
    const held = this.#held;
    if (!held || held.stored) return false;
    const { store, anchor } = this.options;
    const kept = await newestKept(store, anchor).catch(notStored);
    const overtaken = kept !== null && kept.view.version > held.view.version;
    if (overtaken) this.#use(kept, true);
    else if (kept?.hash !== held.hash) {
      if (kept) refuseUnlessNewer(kept.view, held.view);
      await store.save(held.jws, held.view.version).catch(notStored);
    }
    held.stored = true;
    return overtaken;
  }

  #report(error: unknown): void {
    const failed = () =>
      new Problem('register-refresh-failed', 'the register could not be refreshed', { cause: error });
    this.options.onRefusal?.(error instanceof Problem ? error : failed());
  }

  #now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

function notStored(cause: unknown): never {
  throw new Problem('register-not-stored', 'the register could not be cached', { retryable: true, cause });
}

/** A signed register that must not replace the one in use: an old one replayed, or a second one of the same version. */
function refuseUnlessNewer(before: RegisterView, next: RegisterView): void {
  const details = { held: before.version, offered: next.version };
  if (next.network !== before.network) {
    throw new Problem('register-other-network', 'the register belongs to another network', { details });
  }
  if (next.version < before.version) {
    throw new Problem('register-rolled-back', 'the register offered is older than the one in use', { details });
  }
  if (next.version === before.version) {
    throw new Problem('register-forked', 'there are two registers with the same version', { details });
  }
}
