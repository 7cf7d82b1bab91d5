import { setTimeout as wait } from 'node:timers/promises';
import { atRest, footprint, perRoundTrip, type Footprint, type Processes } from './footprint.js';
import { drain, latency, throughput, type Drained, type Latency, type Throughput } from './load.js';
import type { BenchOptions } from './options.js';
import type { Product } from './product.js';
import { spread, type Spread } from './statistics.js';
import type { Target } from './target.js';

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

/** Throughput of one side, over several rounds. */
class Side {
  readonly rounds: number[] = [];
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

  async latency({ rate, latencySeconds }: BenchOptions): Promise<Latency> {
    const drafts = await this.target.drafts(rate * (latencySeconds + 1));
    await atRest(this.processes);
    return latency(this.target, drafts, rate);
  }

  result(measured: Latency): Measured {
    const { rounds, used, completed } = this;
    return { throughput: spread(rounds), rounds, footprint: perRoundTrip(used, completed), latency: measured };
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
  const latencies = [await sides[0].latency(options), await sides[1].latency(options)] as const;
  say(`latency: floor ${latencies[0].receipt.p50.toFixed(0)} ms, product ${latencies[1].receipt.p50.toFixed(0)} ms`);
  const drained = await drainProduct(product, options);
  return { floor: sides[0].result(latencies[0]), product: sides[1].result(latencies[1]), drain: drained };
}

async function drainProduct(product: Product, { backlog, inFlight }: BenchOptions): Promise<Drained> {
  const drafts = await product.drafts(backlog);
  await atRest(product.processes);
  product.stopRouter();
  return drain(product, { drafts, inFlight, startRouter: () => product.startRouter() });
}
