import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Tinypool } from 'tinypool';
import { dayIn } from './dates.js';
import type { DocumentFacts } from './facts.js';
import type { Language } from './languages.js';
import { TEMPLATE, type RenderedDocument } from './render.js';
import type { Order } from './worker.js';

/** What is remembered of a document that has been set. */
export type Digest = Omit<RenderedDocument, 'bytes'>;

/** A document that somebody waits for. Whoever signs an act is served before whoever looks. */
class Job {
  /** How many wait. */
  asked = 0;
  isBegun = false;
  resolve!: (document: RenderedDocument) => void;
  reject!: (reason: unknown) => void;
  readonly rendered = new Promise<RenderedDocument>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor(
    readonly key: string,
    readonly order: Order,
    public isSigned: boolean,
  ) {}
}

/** Digests of documents that are remembered (the oldest is forgotten), and cases whose documents wait to be set ahead (no more are taken). */
const KNOWN = 10_000;
const AHEAD = 1_000;
/** Milliseconds after which a thread that sets one document is given up: the longest takes some seconds. */
const HANGING = 60_000;

/** Typesetting on one thread of its own, since a page takes longer than all else an act takes. Close it in the end. */
export class Typesetting {
  private thread: Tinypool | null = null;
  private readonly known = new Map<string, Digest>();
  private readonly jobs = new Map<string, Job>();
  /** By case: of a draft that is edited often, the last version. */
  private readonly ahead = new Map<string, Order>();
  private isAtWork = false;
  private isClosed = false;

  /** @param hanging milliseconds after which a thread that sets one document is given up */
  constructor(private readonly hanging = HANGING) {}

  /** As `renderDocument`. @throws what it throws; Error when the thread dies, hangs or has been closed */
  render(facts: DocumentFacts, language: Language): Promise<RenderedDocument> {
    return this.asked(facts, language, false).rendered;
  }

  /**
   * The digest of a document that an act is about to state: set before all that others only look at.
   *
   * @param patience milliseconds
   * @throws what `render` throws; Error when it takes longer
   */
  async sign(facts: DocumentFacts, language: Language, patience: number): Promise<Digest> {
    const job = this.asked(facts, language, true);
    const { bytes: _, ...digest } = await within(patience, job.rendered, () => this.forgo(job));
    return digest;
  }

  /** The digest of a document that has been set before, by its `documentKey`. */
  digestOf(key: string): Digest | undefined {
    return this.known.get(key);
  }

  /** Sets the document when nothing else is to be set, so that its digest is known by the time it is asked for. */
  expect(facts: DocumentFacts, language: Language): void {
    const { case: id } = facts.act;
    if (this.ahead.size >= AHEAD && !this.ahead.has(id)) return;
    this.ahead.set(id, { facts, language });
    void this.work();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.ahead.clear();
    await this.thread?.destroy();
  }

  private asked(facts: DocumentFacts, language: Language, isSigned: boolean): Job {
    const key = documentKey(facts, language);
    const job = this.jobs.get(key) ?? new Job(key, { facts, language }, isSigned);
    job.isSigned ||= isSigned;
    job.asked += 1;
    this.jobs.set(key, job);
    void this.work();
    return job;
  }

  /** What nobody waits for any more is not set: otherwise, once there is too much to do, it would all be done too late. */
  private forgo(job: Job): void {
    job.asked -= 1;
    if (job.asked === 0 && !job.isBegun) this.jobs.delete(job.key);
  }

  /** One after the other, so that what is more urgent waits for one document at most. */
  private async work(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    for (let job = this.next(); job; job = this.next()) {
      const { key } = job;
      job.isBegun = true;
      const set = this.set(job).finally(() => this.jobs.delete(key));
      await set.then(job.resolve, job.reject);
    }
    this.isAtWork = false;
  }

  private next(): Job | undefined {
    const waiting = [...this.jobs.values()];
    return waiting.find(({ isSigned }) => isSigned) ?? waiting[0] ?? this.nextAhead();
  }

  private nextAhead(): Job | undefined {
    for (const [id, order] of this.ahead) {
      this.ahead.delete(id);
      const key = documentKey(order.facts, order.language);
      if (this.known.has(key)) continue;
      const job = new Job(key, order, false);
      // Whoever performs the act asks again, and is told.
      job.rendered.catch(() => undefined);
      this.jobs.set(key, job);
      return job;
    }
    return undefined;
  }

  private async set({ key, order }: Job): Promise<RenderedDocument> {
    if (this.isClosed) throw new Error('typesetting has been closed');
    this.thread ??= new Tinypool({ filename: worker(), minThreads: 1, maxThreads: 1 });
    const { thread } = this;
    const hangs = () => {
      this.thread = null;
      void thread.destroy();
    };
    const run = thread.run(order) as Promise<RenderedDocument>;
    const { bytes, ...digest } = await within(this.hanging, run, hangs);
    remember(this.known, key, digest, KNOWN);
    return { ...digest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  }
}

/** @param late what to do when it takes longer. @throws Error when it does */
async function within<T>(milliseconds: number, work: Promise<T>, late = (): void => undefined): Promise<T> {
  const done = new AbortController();
  const over = pause(milliseconds, undefined, { signal: done.signal, ref: false }).then(() => {
    late();
    throw new Error(`a document takes more than ${milliseconds} ms`);
  });
  return Promise.race([work, over]).finally(() => done.abort());
}

/** What a document depends on: of the instants of the act and its approval only the act's day, and not the order in which members were stored. */
export function documentKey({ act, terms, request, names }: DocumentFacts, language: Language): string {
  const { at, approval, ...said } = act;
  const day = dayIn(at, terms.zones[act.side]);
  const all = [TEMPLATE, language, day, said, approval?.officer ?? null, terms, request, names];
  return createHash('sha256').update(JSON.stringify(all, inOrder)).digest('base64');
}

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

function remember<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  if (map.size >= most) map.delete(map.keys().next().value!);
  map.set(key, value);
}

/** Threads run what is built, also where the sources themselves are run: in tests. */
function worker(): string {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/libs/documents/worker.js' : './worker.js', here).href;
}
