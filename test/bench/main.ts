import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresCluster } from '../../apps/sandbox/postgres/cluster.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { Floor } from './floor/floor.js';
import { closeConnections } from './http.js';
import { compare, type Comparison } from './measure.js';
import { readOptions, type BenchOptions, type BrokerKind } from './options.js';
import { Product } from './product.js';
import { tableOf } from './report.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Measures on each broker, prints a table and keeps the figures in `var/bench/`. @returns the exit code */
export async function runBenchmark(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const results: Partial<Record<BrokerKind, Comparison>> = {};
  for (const broker of options.brokers) {
    if (broker === 'redis' && !hasRedis()) {
      say('redis: skipped, redis-server is not installed (node test/support/ensure-programs.mjs installs it)');
      continue;
    }
    say(`\n── ${broker}`);
    const result = await measureOn(broker, options);
    results[broker] = result;
    say(`\n${tableOf(broker, result)}`);
  }
  closeConnections();
  say(`\nfigures: ${await keep(options, results)}`);
  return 0;
}

const hasRedis = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

async function measureOn(broker: BrokerKind, options: BenchOptions): Promise<Comparison> {
  const directory = await mkdtemp(path.join(tmpdir(), 'rogatory-bench-'));
  const endings: (() => Promise<unknown>)[] = [() => forget(directory)];
  // Servers outlive their parent: an interrupted benchmark ends them like a finished one.
  const interrupted = () => void endAll(endings).finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    const redis = broker === 'redis' ? await startRedis() : null;
    if (redis) endings.push(() => redis.stop());
    const product = await startProduct(directory, options, redis);
    endings.push(() => product.stop());
    const floor = await Floor.start(product.addresses, product.servers);
    endings.push(() => floor.stop());
    return await compare({ floor, product }, options, say);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await endAll(endings);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Last begun, first ended; each is tried, whatever became of the others. */
async function endAll(endings: (() => Promise<unknown>)[]): Promise<void> {
  for (const ending of endings.splice(0).reverse())
    await ending().catch((error: unknown) => say(`not ended: ${String(error)}`));
}

const startProduct = (directory: string, { port, handover }: BenchOptions, redis: TestRedis | null): Promise<Product> =>
  Product.start({ directory, port, handover, redis: redis && { url: redis.url(), pid: redis.pid() } });

/** The database may lie elsewhere, where its system user can reach it. */
async function forget(directory: string): Promise<void> {
  await PostgresCluster.forget(path.join(directory, 'postgres'));
  await rm(directory, { recursive: true, force: true });
}

async function keep(options: BenchOptions, results: object): Promise<string> {
  const directory = path.resolve('var/bench');
  await mkdir(directory, { recursive: true });
  const at = new Date().toISOString();
  const file = path.join(directory, `${at.slice(0, 19).replaceAll(':', '')}.json`);
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
  await writeFile(file, `${JSON.stringify({ at, machine, options, results }, null, 2)}\n`);
  return path.relative(process.cwd(), file);
}
