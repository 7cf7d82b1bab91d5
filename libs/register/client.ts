import { Problem } from '#convention';
import { fetchRegister, type Answer, type Fetch } from './fetch-register.js';
import { registerHash, verifyRegister, type Anchor } from './signed-register.js';
import type { RegisterStore } from './store.js';
import { RegisterView } from './view.js';

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

interface Held {
  jws: string;
  hash: string;
  view: RegisterView;
  stored: boolean;
}

/**
 * Holds the newest register this process has seen. Trusts the anchor only: never the server, the network or its own
 * cache. Never goes back to an older version. Works from the cache while the server is away, for as long as it takes.
 */
export class RegisterClient {
  #held: Held | null = null;
  #checkedAt: Date | null = null;
  #running: Promise<'newer' | 'same' | 'unreachable'> | null = null;

  constructor(private readonly options: RegisterClientOptions) {}

  /**
   * The cache first, then the server. Does not throw when the server cannot be reached. A refused answer of the server
   * goes to `onRefusal` when there is a cached register to work from.
   *
   * @throws Problem the refusal (see `refresh`) when there is nothing else to work from
   */
  async start(): Promise<void> {
    await this.#loadCache();
    try {
      await this.refresh();
    } catch (error) {
      if (!this.#held || !(error instanceof Problem)) throw error;
      this.options.onRefusal?.(error);
    }
  }

  /**
   * Asks the server once; calls at the same time share the question. A refused register changes nothing here.
   *
   * @returns `unreachable` also when the server answers with an error or has no register yet
   * @throws Problem `register-untrusted`, `register-invalid`, `register-rolled-back`, `register-forked`,
   *   `register-other-network`: someone served what must not be served. `register-not-stored` (retryable): the version
   *   is in use, but the cache could not keep it.
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

  async #loadCache(): Promise<void> {
    const jws = await this.options.store.load();
    if (jws === null) return;
    try {
      await this.#adopt(jws, true);
    } catch (error) {
      this.#report(error);
    }
  }

  async #refresh(): Promise<'newer' | 'same' | 'unreachable'> {
    const answer = await this.#ask();
    if (answer === 'unreachable') return answer;
    const changed = answer !== 'same' && (await this.#adopt(answer.jws, false));
    this.#checkedAt = this.#now();
    await this.#store();
    return changed ? 'newer' : 'same';
  }

  #ask(): Promise<Answer> {
    const { url, fetch: ask = fetch, timeout = 3_000 } = this.options;
    return fetchRegister({ url, fetch: ask, timeout, known: this.#held?.hash ?? null });
  }

  /** @returns whether it is another version than the one in use */
  async #adopt(jws: string, stored: boolean): Promise<boolean> {
    const hash = registerHash(jws);
    if (hash === this.#held?.hash) return false;
    const view = new RegisterView(await verifyRegister(jws, this.options.anchor));
    const before = this.#held?.view ?? null;
    if (before) refuseUnlessNewer(before, view);
    this.#held = { jws, hash, view, stored };
    this.options.onUpdate?.(view, before);
    return true;
  }

  async #store(): Promise<void> {
    const held = this.#held;
    if (!held || held.stored) return;
    try {
      await this.options.store.save(held.jws, held.view.version);
      held.stored = true;
    } catch (cause) {
      throw new Problem('register-not-stored', 'the register could not be cached', { retryable: true, cause });
    }
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
