import { createHash } from 'node:crypto';
import { Tinypool } from 'tinypool';
import { dayIn } from './dates.js';
import type { DocumentFacts } from './facts.js';
import type { Language } from './languages.js';
import { TEMPLATE, type RenderedDocument } from './render.js';
import type { Order } from './worker.js';

/** What is remembered of a document that has been set. */
export type Digest = Omit<RenderedDocument, 'bytes'>;

/** Digests of documents that are remembered (the oldest is forgotten), and documents that wait to be set ahead (no more are taken). */
const KNOWN = 10_000;
const AHEAD = 1_000;

/** Typesetting on one thread of its own, since a page takes longer than all else an act takes. Close it in the end. */
export class Typesetting {
  private thread: Tinypool | null = null;
  private readonly known = new Map<string, Digest>();
  private readonly underWay = new Map<string, Promise<RenderedDocument>>();
  private readonly ahead = new Map<string, Order>();
  private isAhead = false;
  private isClosed = false;

  /** As `renderDocument`. @throws what it throws; Error when the thread dies or has been closed */
  render(facts: DocumentFacts, language: Language): Promise<RenderedDocument> {
    const key = documentKey(facts, language);
    const running = this.underWay.get(key);
    if (running) return running;
    const rendered = this.set(key, { facts, language }).finally(() => this.underWay.delete(key));
    this.underWay.set(key, rendered);
    return rendered;
  }

  /** The digest of a document that has been set before, by its `documentKey`. */
  digestOf(key: string): Digest | undefined {
    return this.known.get(key);
  }

  /** Sets the document when nothing else is to be set, so that its digest is known by the time it is asked for. */
  expect(facts: DocumentFacts, language: Language): void {
    const key = documentKey(facts, language);
    if (this.known.has(key) || this.ahead.size >= AHEAD) return;
    this.ahead.set(key, { facts, language });
    if (!this.isAhead) void this.workAhead();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.ahead.clear();
    await this.thread?.destroy();
  }

  private async workAhead(): Promise<void> {
    this.isAhead = true;
    for (const [key, { facts, language }] of this.ahead) {
      this.ahead.delete(key);
      // Whoever performs the act asks again, and is told.
      await this.render(facts, language).catch(() => undefined);
    }
    this.isAhead = false;
  }

  private async set(key: string, order: Order): Promise<RenderedDocument> {
    if (this.isClosed) throw new Error('typesetting has been closed');
    this.thread ??= new Tinypool({ filename: worker(), minThreads: 1, maxThreads: 1 });
    const { bytes, ...digest } = (await this.thread.run(order)) as Digest & { bytes: Uint8Array };
    remember(this.known, key, digest, KNOWN);
    return { ...digest, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  }
}

/** What a document depends on: of the instant of the act only its day, and not the order in which members were stored. */
export function documentKey({ act, terms, request, names }: DocumentFacts, language: Language): string {
  const { at, ...said } = act;
  const day = dayIn(at, terms.zones[act.side]);
  const all = JSON.stringify([TEMPLATE, language, day, said, terms, request, names], inOrder);
  return createHash('sha256').update(all).digest('base64');
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
