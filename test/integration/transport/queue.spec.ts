import { randomUUID } from 'node:crypto';
import type { Urgency } from '#convention';
import { MAX_MESSAGE_BYTES, openBroker, type Broker, type BrokerServer } from '#transport';
import { eventually } from '../../support/eventually.js';
import { Brokers, kinds, message } from './brokers.js';

describe.each(kinds)('a queue on %s', (kind) => {
  let brokers: Brokers;
  let broker: Broker;
  let queue: string;

  beforeAll(async () => {
    brokers = await Brokers.start();
    broker = await brokers.open(kind);
  });

  beforeEach(() => {
    queue = `inbound-${randomUUID()}`;
  });

  afterAll(() => brokers?.stop());

  /** Takes everything, one at a time, in the order the broker gives it out. */
  function taking(into: string[], concurrency = 1, before = () => Promise.resolve()): BrokerServer {
    const server = broker.server({ queues: [queue], concurrency });
    server.addHandler('act', async (data: string) => {
      await before();
      into.push(data);
    });
    server.listen(() => undefined);
    return server;
  }

  it('gives out the urgent first, and equally urgent ones in their order', async () => {
    const urgencies: Urgency[] = ['routine', 'urgent', 'routine', 'emergency', 'urgent', 'emergency'];
    await broker.add(
      queue,
      urgencies.map((urgency, index) => message('act', `${urgency} ${index}`, urgency)),
    );
    await broker.add(queue, [message('act', 'emergency 6', 'emergency')]);
    expect(await broker.depth(queue)).toBe(7);
    const order: string[] = [];
    taking(order);
    const expected = ['emergency 3', 'emergency 5', 'emergency 6', 'urgent 1', 'urgent 4', 'routine 0', 'routine 2'];
    await eventually(() => expect(order).toEqual(expected));
  });

  it('holds whatever many callers add at once', async () => {
    const sent = Array.from({ length: 500 }, (_, index) => `${index}`);
    await Promise.all(sent.map((data) => broker.add(queue, [message('act', data)])));
    expect(await broker.depth(queue)).toBe(500);
    const got: string[] = [];
    taking(got, 8);
    await eventually(() => expect(got.map(Number).sort((a, b) => a - b)).toEqual(sent.map(Number)));
  });

  it('carries the same message twice when it is added twice', async () => {
    const got: string[] = [];
    taking(got);
    await broker.add(queue, [message('act', 'same'), message('act', 'same')]);
    await eventually(() => expect(got).toEqual(['same', 'same']));
  });

  it('refuses a message that is too long, whatever comes with it, for good', async () => {
    const long = message('act', 'x'.repeat(MAX_MESSAGE_BYTES + 1));
    await expect(broker.add(queue, [message('act', 'short'), long])).rejects.toMatchObject({
      code: 'message-too-large',
      retryable: false,
    });
    expect(await broker.depth(queue)).toBe(0);
  });

  it('lets a running handler finish before it closes, and takes no more', async () => {
    const got: string[] = [];
    let finish = () => {};
    const server = taking(got, 1, () => new Promise((resolve) => (finish = resolve)));
    await broker.add(queue, [message('act', 'running'), message('act', 'waiting')]);
    const running = finish;
    await eventually(() => expect(finish).not.toBe(running));
    let closed = false;
    const closing = server.close().then(() => (closed = true));
    await broker.healthy();
    expect(closed).toBe(false);
    finish();
    await closing;
    expect(got).toEqual(['running']);
    expect(await broker.depth(queue)).toBe(1);
  });

  it('is not shared between two networks', async () => {
    const other = await brokers.open(kind);
    await other.add(queue, [message('act', 'theirs')]);
    expect(await broker.depth(queue)).toBe(0);
    expect(await other.depth(queue)).toBe(1);
  });

  it('is consumed from the moment it is named, also later', async () => {
    const got: string[] = [];
    const server = taking(got);
    const later = `inbound-${randomUUID()}`;
    await broker.add(later, [message('act', 'later')]);
    server.consume(later);
    server.consume(later);
    await eventually(() => expect(got).toEqual(['later']));
  });
});

describe('a broker', () => {
  it('is of a known kind', () => {
    expect(() => openBroker('amqp://localhost', { name: 'test' })).toThrow(TypeError);
    expect(() => openBroker('redis://localhost', { name: 'test', prefix: 'a:b' })).toThrow(RangeError);
  });

  it.each([
    ['redis', 'redis://127.0.0.1:1'],
    ['postgres', 'postgres://x:y@127.0.0.1:1/none'],
  ])('that is not there (%s) is told within three seconds, and keeps nothing', async (_kind, url) => {
    const warnings: unknown[] = [];
    const logger = { warn: (text: unknown) => void warnings.push(text), log: () => undefined };
    const broker = openBroker(url, { name: 'test', logger });
    const started = Date.now();
    const adds = Array.from({ length: 20 }, () => broker.add('inbound-BR', [message('act', 'x')]));
    for (const result of await Promise.allSettled(adds)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'broker-unavailable', retryable: true } });
    }
    expect(await broker.healthy()).toBe(false);
    await expect(broker.depth('inbound-BR')).rejects.toMatchObject({ code: 'broker-unavailable' });
    expect(Date.now() - started).toBeLessThan(3 * 3_000);
    expect(warnings.length).toBeLessThanOrEqual(3);
    await broker.close();
  });
});
