import { Command, InvalidArgumentError } from 'commander';

export type BrokerKind = 'postgres' | 'redis';

export interface BenchOptions {
  brokers: BrokerKind[];
  /** Pairs of floor and product, measured one after the other. */
  rounds: number;
  /** Length of one throughput measurement. */
  seconds: number;
  /** Of each side, in turns of five counted seconds. */
  latencySeconds: number;
  /** Round trips under way at the same time in the closed loop. */
  inFlight: number;
  /** Requests a second of the open loop. */
  rate: number;
  /** Submits accepted while the router is stopped. */
  backlog: number;
  port: number;
  /** Submitted by another officer than the one who drafted: no document is set ahead. */
  handover: boolean;
}

const QUICK = { rounds: 2, seconds: 3, latencySeconds: 6, backlog: 200 };

/** Reads `npm run bench -- …`. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('bench')
    .description('The contact points against the floor: throughput, latency, draining.')
    .option('--broker <kind>', 'redis, postgres or both', brokers, ['postgres', 'redis'])
    .option('--seconds <number>', 'length of one throughput measurement', count, 8)
    .option('--latency-seconds <number>', 'of each side at --rate, in turns of 5 s', count, 20)
    .option('--rounds <number>', 'pairs of floor and product', count, 5)
    .option('--in-flight <number>', 'round trips under way at the same time', count, 32)
    .option('--rate <number>', 'requests a second when latency is measured', count, 50)
    .option('--backlog <number>', 'submits accepted while the router is stopped', count, 1_000)
    .option('--port <number>', 'first of a hundred ports', count, 20_000 + (process.pid % 120) * 100)
    .option('--handover', 'drafts are submitted by another officer: no document is set ahead', false)
    .option('--quick', 'two short rounds, but for what is given: whether it runs, not how fast', false);
  command.parse(argv, { from: 'user' });
  const { broker, quick, ...given } = command.opts<
    Omit<BenchOptions, 'brokers'> & { broker: BrokerKind[]; quick: boolean }
  >();
  const chosen = ([name]: [string, number]) => command.getOptionValueSource(name) !== 'default';
  const short = Object.fromEntries(Object.entries(quick ? QUICK : {}).filter((entry) => !chosen(entry)));
  return { ...given, brokers: broker, ...short };
}

function brokers(text: string): BrokerKind[] {
  if (text === 'both') return ['postgres', 'redis'];
  if (text === 'postgres' || text === 'redis') return [text];
  throw new InvalidArgumentError('redis, postgres or both');
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_000)
    throw new InvalidArgumentError('a whole number from 1');
  return number;
}
