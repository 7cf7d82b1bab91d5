import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Consumer, type ConsumerOptions } from '../../../libs/transport/consumer.js';
import { workerSettings, type Driver } from '../../../libs/transport/driver.js';
import { OutageLog } from '../../../libs/transport/outage-log.js';
import { postgresDriver } from '../../../libs/transport/postgres-driver.js';
import { Producer } from '../../../libs/transport/producer.js';
import { redisDriver } from '../../../libs/transport/redis-driver.js';
import { Brokers, kinds, message } from './brokers.js';

const leaving = path.resolve('test/integration/transport/leaving-process.mjs');
const log = new OutageLog({ log: () => undefined, warn: () => undefined }, 'test');

describe.each(kinds)('the transport, on %s,', (kind) => {
  let brokers: Brokers;
  let driver: Driver;
  let producer: Producer;
  const queue = 'inbound-BR';
  const prefix = `t-${randomUUID()}`;

  beforeAll(async () => {
    brokers = await Brokers.start();
    const settings = {
      name: 'test',
      prefix,
      producers: 2,
      perWorker: 2,
      onError: () => undefined,
    };
    driver = { redis: redisDriver, postgres: postgresDriver }[kind](brokers.url(kind), settings);
    await driver.prepare();
    producer = new Producer(driver, queue, log);
  }, 60_000);

  afterAll(async () => {
    await producer.close();
    await driver.close();
    await brokers.stop();
  });

  const consumer = (options: Partial<ConsumerOptions>) =>
    new Consumer(driver, {
      queue,
      concurrency: 1,
      take: () => Promise.resolve(),
      backlog: () => producer.backlog(),
      log,
      ...options,
    });

  /** @returns the milliseconds from all being closed to the end of the process */
  const end = async (...args: string[]): Promise<number> => {
    const child = spawn(process.execPath, [leaving, kind, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const closed = Date.now();
    const late = setTimeout(() => child.kill('SIGKILL'), 6_000);
    expect(await ended).toEqual([0, null]);
    clearTimeout(late);
    return Date.now() - closed;
  };

  it('leaves a handler that never ends, and keeps no process alive for it', async () => {
    await producer.add([message('act', 'hang')]);
    expect(await end(brokers.url(kind), prefix, queue)).toBeLessThan(workerSettings.stalledInterval + 1_000);
  }, 20_000);

  it('keeps no process alive for a broker that is away', async () => {
    expect(await end(`${kind}://x:y@127.0.0.1:1/0`, prefix)).toBeLessThan(1_500);
  }, 20_000);

  it('starts no worker once it closes, whatever it was about to find out', async () => {
    const engines = jest.spyOn(driver, 'engine');
    let found: (waiting: number) => void = () => undefined;
    const answers = [Promise.resolve(1), new Promise<number>((resolve) => (found = resolve))];
    const deaf = consumer({ backlog: () => answers.shift()! });
    deaf.start();
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    await deaf.watch();
    const watching = deaf.watch();
    later.mockRestore();
    const closing = deaf.close();
    found(1);
    await watching;
    await closing;
    expect(engines).toHaveBeenCalledTimes(1);
    engines.mockRestore();
  }, 20_000);

  it('adds long messages some at a time', async () => {
    const additions: number[] = [];
    const measured: Driver = {
      ...driver,
      queue: (name) => {
        const made = driver.queue(name);
        const addBulk = made.addBulk.bind(made);
        made.addBulk = (jobs) => {
          additions.push(jobs.reduce((sum, { data }) => sum + data.data.length, 0));
          return addBulk(jobs);
        };
        return made;
      },
    };
    const adding = new Producer(measured, `parts-${kind}`, log);
    const long = 'x'.repeat(700_000);
    await Promise.all(Array.from({ length: 15 }, () => adding.add([message('part', long)])));
    expect(await adding.backlog()).toBe(15);
    expect(Math.max(...additions)).toBeLessThanOrEqual(4_000_000);
    expect(additions.length).toBeGreaterThanOrEqual(3);
    await adding.close();
  }, 20_000);
});
