import { openBroker, type Broker } from '#transport';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { message } from './brokers.js';

describe('Redis that fails', () => {
  let redis: TestRedis;
  let broker: Broker;
  const got: string[] = [];
  const warnings: unknown[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const logger = { warn: (text: unknown) => void warnings.push(text), log: () => undefined };
    broker = openBroker(redis.url(), { name: 'test', logger });
    const server = broker.server({ queues: ['inbound-BR'], concurrency: 2 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    await delivered('at first');
  });

  beforeEach(() => {
    warnings.length = 0;
  });

  afterAll(async () => {
    await broker?.close();
    await redis?.stop();
  });

  const add = (data: string) => broker.add('inbound-BR', [message('act', data)]);

  /** Added again until the broker takes it, as the outbox does, and consumed. */
  async function delivered(data: string): Promise<void> {
    await eventually(() => add(data), 15_000);
    await eventually(() => expect(got).toContain(data), 15_000);
  }

  /** @returns how long it took to be refused, in ms */
  async function refused(): Promise<number> {
    const started = Date.now();
    await expect(add('refused')).rejects.toMatchObject({ code: 'broker-unavailable', retryable: true });
    return Date.now() - started;
  }

  it('is flushed: what comes next still flows', async () => {
    await redis.flushAll();
    await delivered('after a flush');
    await redis.flushAll();
    await delivered('after a second flush');
  });

  it('is stopped and started again, empty: fails fast meanwhile, says so once, and flows on', async () => {
    await redis.stop();
    await eventually(() => expect(warnings).not.toHaveLength(0));
    for (let round = 0; round < 3; round += 1) expect(await refused()).toBeLessThan(3_000);
    expect(await broker.healthy()).toBe(false);
    expect(warnings).toEqual([...new Set(warnings)]);
    await redis.start();
    await delivered('after a restart');
    expect(await broker.healthy()).toBe(true);
  }, 40_000);

  it('hangs: fails fast meanwhile, and flows on', async () => {
    process.kill(redis.pid(), 'SIGSTOP');
    expect(await refused()).toBeLessThan(3_000);
    expect(await broker.healthy()).toBe(false);
    process.kill(redis.pid(), 'SIGCONT');
    await delivered('after it hung');
  }, 40_000);

  it('is read-only or full for a while: fails fast, and flows on', async () => {
    await redis.client().config('SET', 'maxmemory', '1');
    expect(await refused()).toBeLessThan(3_000);
    await redis.client().config('SET', 'maxmemory', '0');
    await delivered('after it was full');
  }, 40_000);

  it('is full: what waits is taken all the same, which makes room', async () => {
    await broker.add('inbound-IT', [message('act', 'waits 1'), message('act', 'waits 2', 'urgent')]);
    await redis.client().config('SET', 'maxmemory', '1');
    const server = broker.server({ queues: ['inbound-IT'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    await eventually(() => expect(got).toEqual(expect.arrayContaining(['waits 1', 'waits 2'])), 10_000);
    await eventually(async () => expect(await broker.depth('inbound-IT')).toBe(0));
    await expect(add('refused')).rejects.toMatchObject({ code: 'broker-unavailable' });
    await redis.client().config('SET', 'maxmemory', '0');
  }, 40_000);

  it('is away when the consumer starts: it consumes as soon as Redis is there', async () => {
    await redis.stop();
    const server = broker.server({ queues: ['inbound-ZA'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    await redis.start();
    await eventually(() => broker.add('inbound-ZA', [message('act', 'late start')]), 15_000);
    await eventually(() => expect(got).toContain('late start'), 15_000);
  }, 40_000);

  it('leaves a worker behind that consumes no more: it is replaced', async () => {
    const server = broker.server({ queues: ['inbound-FR'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    const [worker] = server.unwrap<{ pause(now: boolean): Promise<void>; isRunning(): boolean }[]>();
    await worker?.pause(true);
    await broker.add('inbound-FR', [message('act', 'to a silent worker')]);
    await eventually(() => expect(got).toContain('to a silent worker'), 20_000);
  }, 40_000);
});
