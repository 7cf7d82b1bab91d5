import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from './statistics.js';
import { receiptedOf, verifiedAt, type Target } from './target.js';

/** How often the sender's database is asked for receipts (ms). */
const LOOK_EVERY = 5;
const RUN_IN = 1_000;
const PATIENCE = 120_000;

/** Milliseconds since 1970 with fractions, to compare with instants of other processes on this machine. */
const now = (): number => performance.timeOrigin + performance.now();

/** Round trips under way: submits that were sent and whose receipts have not been seen at the sender. */
class RoundTrips {
  readonly answers: number[] = [];
  readonly sentAt = new Map<string, number>();
  underWay = 0;
  completed = 0;
  private readonly accepted = new Set<string>();
  private failure: Error | null = null;

  constructor(private readonly target: Target) {}

  start(id: string): void {
    const sent = now();
    this.underWay += 1;
    this.sentAt.set(id, sent);
    this.target.submit(id).then(
      () => {
        this.answers.push(now() - sent);
        this.accepted.add(id);
      },
      (error: Error) => (this.failure = error),
    );
  }

  /** @returns how many receipts are new. @throws what a submit was answered with when it was refused */
  async look(): Promise<number> {
    if (this.failure) throw this.failure;
    if (this.accepted.size === 0) return 0;
    const done = await receiptedOf(this.target, [...this.accepted]);
    for (const id of done) this.accepted.delete(id);
    this.underWay -= done.length;
    this.completed += done.length;
    return done.length;
  }

  async settle(): Promise<void> {
    const end = now() + PATIENCE;
    while (this.underWay > 0) {
      await this.look();
      if (now() > end) throw new Error(`${this.underWay} of the ${this.target.name}'s round trips do not end`);
      await wait(LOOK_EVERY);
    }
  }
}

export interface Throughput {
  perSecond: number;
  completed: number;
}

/**
 * Closed loop: `inFlight` round trips under way at any time; each ends when its receipt is stored at the sender. After a
 * second of running in, receipts are counted for `seconds`, or until the drafts are used up.
 */
export async function throughput(
  target: Target,
  { drafts, inFlight, seconds }: { drafts: string[]; inFlight: number; seconds: number },
): Promise<Throughput> {
  const trips = new RoundTrips(target);
  const left = [...drafts];
  const runInEnds = now() + RUN_IN;
  let begin = 0;
  let last = 0;
  let counted = 0;
  while (begin === 0 || last < begin + seconds * 1_000) {
    while (trips.underWay < inFlight && left.length > 0) trips.start(left.pop()!);
    const done = await trips.look();
    if (begin > 0) counted += done;
    else if (now() >= runInEnds) begin = now();
    last = now();
    if (left.length === 0) break;
    await wait(LOOK_EVERY);
  }
  await trips.settle();
  return { perSecond: (counted * 1_000) / (last - begin), completed: trips.completed };
}

/** What one turn of the open loop saw. */
export interface Turn {
  /** Request sent → receipt verified at the sender (ms), of each round trip. */
  receipts: number[];
  /** Request sent → answer (ms), of each. */
  answers: number[];
  /** Largest delay of the generator itself behind its schedule (ms): above a few, the figures are the generator's. */
  late: number;
  /** Share of the machine's processors that was in use, by whatever it was. */
  busy: number;
}

/** Open loop: one submit every 1/`rate` s, whatever becomes of the others. The first second does not count. */
export async function openLoop(target: Target, drafts: readonly string[], rate: number): Promise<Turn> {
  const trips = new RoundTrips(target);
  const busySince = processors();
  const begin = now();
  let late = 0;
  for (const [index, id] of drafts.entries()) {
    const due = begin + (index * 1_000) / rate;
    while (now() < due) await wait(due - now());
    late = Math.max(late, now() - due);
    trips.start(id);
  }
  const busy = busySince();
  await trips.settle();
  const verified = await verifiedAt(target, drafts);
  const receipts = drafts.slice(rate).map((id) => verified.get(id)! - trips.sentAt.get(id)!);
  return { receipts, answers: trips.answers.slice(rate), late, busy };
}

/** @returns what tells the share of the machine's processors in use since */
function processors(): () => number {
  const read = () => {
    const times = cpus().map((cpu) => cpu.times);
    const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((all, time) => all + of(time), 0);
    return { idle: sum(({ idle }) => idle), all: sum((time) => Object.values(time).reduce((a, b) => a + b, 0)) };
  };
  const from = read();
  return () => {
    const to = read();
    return 1 - (to.idle - from.idle) / (to.all - from.all);
  };
}

export interface Drained {
  messages: number;
  /** From the instant the router is told to start, its start included, to the last receipt. */
  seconds: number;
  /** From the first receipt to the last, without the start of the process. */
  perSecond: number;
}

/** Submits all while nothing is routed, then lets the router start, and waits for every receipt. */
export async function drain(
  target: Target,
  { drafts, inFlight, startRouter }: { drafts: string[]; inFlight: number; startRouter: () => Promise<void> },
): Promise<Drained> {
  await submitAll(target, drafts, inFlight);
  const begin = now();
  await startRouter();
  let left = drafts;
  while (left.length > 0) {
    const done = new Set(await receiptedOf(target, left));
    left = left.filter((id) => !done.has(id));
    if (now() > begin + PATIENCE) throw new Error(`${left.length} receipts never came`);
    await wait(20);
  }
  const instants = [...(await verifiedAt(target, drafts)).values()];
  const [first, last] = [quantile(instants, 0), quantile(instants, 1)];
  const perSecond = (drafts.length * 1_000) / Math.max(1, last - first);
  return { messages: drafts.length, seconds: (last - begin) / 1_000, perSecond };
}

async function submitAll(target: Target, drafts: readonly string[], inFlight: number): Promise<void> {
  const left = [...drafts];
  const lane = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await target.submit(id);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
