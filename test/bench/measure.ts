import { setTimeout as wait } from 'node:timers/promises';
import { atRest, footprint, perRoundTrip, type Footprint, type Processes } from './footprint.js';
import { drain, openLoop, throughput, type Drained, type Throughput, type Turn } from './load.js';
import type { BenchOptions } from './options.js';
import type { Product } from './product.js';
import { quantile, spread, type Spread } from './statistics.js';
import type { Target } from './target.js';

export interface Latency {
  /** Request sent → receipt verified at the sender (ms), of all turns. */
  receipt: { p50: number; p99: number; max: number };
  /** p99 of each turn (ms). */
  turns: Spread;
  /** Request sent → answer (ms). */
  answer: { p50: number; p99: number };
  samples: number;
  /** Largest delay of the generator (ms), and the share of the processors in use, of all turns. */
  late: number;
  busy: number;
}

export interface Measured {
  throughput: Spread;
  rounds: number[];
  /** Per round trip. */
  footprint: Footprint;
  latency: Latency;
}

export interface Comparison {
  floor: Measured;
  product: Measured;
  drain: Drained;
}

type Say = (line: string) => void;

/** Pauses between measurements, so that what one leaves to be done is not counted with the next (ms). */
const REST = 700;
const WARM_UP = { seconds: 3, drafts: 1_200 };
/** Length of one turn of the open loop (s), its first one not counted. */
const TURN = 6;

/** One side, over several rounds of the closed loop and turns of the open one. */
class Side {
  readonly rounds: number[] = [];
  private readonly turns: Turn[] = [];
  private readonly used: [Footprint, Footprint][] = [];
  private completed = 0;

  constructor(
    readonly target: Target,
    private readonly processes: Processes,
  ) {}

  async warmUp(inFlight: number): Promise<void> {
    const drafts = await this.target.drafts(WARM_UP.drafts);
    this.expected = (await throughput(this.target, { drafts, inFlight, seconds: WARM_UP.seconds })).perSecond;
  }

  async round({ inFlight, seconds }: BenchOptions): Promise<Throughput> {
    const drafts = await this.target.drafts(Math.ceil(this.expected * (seconds + 1) * 1.5) + inFlight);
    await atRest(this.processes);
    const before = await footprint(this.target, this.processes);
    const result = await throughput(this.target, { drafts, inFlight, seconds });
    await wait(REST);
    this.used.push([before, await footprint(this.target, this.processes)]);
    this.completed += result.completed;
    this.rounds.push(result.perSecond);
    this.expected = Math.max(this.expected, result.perSecond);
    return result;
  }

  async turn({ rate }: BenchOptions): Promise<void> {
    const drafts = await this.target.drafts(rate * TURN);
    await atRest(this.processes);
    this.turns.push(await openLoop(this.target, drafts, rate));
  }

  result(): Measured {
    const { rounds, used, completed, turns } = this;
    return { throughput: spread(rounds), rounds, footprint: perRoundTrip(used, completed), latency: latencyOf(turns) };
  }

  private expected = 0;
}

/** Floor and product in turns, so that whatever else the machine does meets both. */
export async function compare(
  { floor, product }: { floor: Target & { processes: Processes }; product: Product },
  options: BenchOptions,
  say: Say,
): Promise<Comparison> {
  const sides = [new Side(floor, floor.processes), new Side(product, product.processes)] as const;
  for (const side of sides) await side.warmUp(options.inFlight);
  for (let round = 1; round <= options.rounds; round += 1) {
    const [a, b] = [await sides[0].round(options), await sides[1].round(options)];
    const ratio = (b.perSecond / a.perSecond).toFixed(2);
    say(`round ${round}: floor ${a.perSecond.toFixed(0)}/s, product ${b.perSecond.toFixed(0)}/s, ratio ${ratio}`);
  }
  for (let turn = 0; turn < Math.ceil(options.latencySeconds / (TURN - 1)); turn += 1)
    for (const side of sides) await side.turn(options);
  const drained = await drainProduct(product, options);
  return { floor: sides[0].result(), product: sides[1].result(), drain: drained };
}

function latencyOf(turns: readonly Turn[]): Latency {
  const receipts = turns.flatMap((turn) => turn.receipts);
  const answers = turns.flatMap((turn) => turn.answers);
  return {
    receipt: { p50: quantile(receipts, 0.5), p99: quantile(receipts, 0.99), max: quantile(receipts, 1) },
    turns: spread(turns.map((turn) => quantile(turn.receipts, 0.99))),
    answer: { p50: quantile(answers, 0.5), p99: quantile(answers, 0.99) },
    samples: receipts.length,
    late: Math.max(...turns.map(({ late }) => late)),
    busy: turns.reduce((sum, { busy }) => sum + busy, 0) / turns.length,
  };
}

async function drainProduct(product: Product, { backlog, inFlight }: BenchOptions): Promise<Drained> {
  const drafts = await product.drafts(backlog);
  await atRest(product.processes);
  product.stopRouter();
  return drain(product, { drafts, inFlight, startRouter: () => product.startRouter() });
}
