import path from 'node:path';
import type { Redis } from 'ioredis';
import { openBroker, type Broker } from '#transport';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { message } from './brokers.js';

const aclfile = path.resolve('docker/redis/users.acl.example');
const quiet = { warn: () => undefined, log: () => undefined };
const OWN = 'rogatory:{outbound-VN}:';
const OTHERS = 'rogatory:{inbound-BR}:';

/** A State may write anything at all into its own queues; the router, which reaches all queues, works on it. */
describe('what a State writes into its own queue by hand', () => {
  let redis: TestRedis;
  let VN: Redis;
  let router: Broker;
  const taken: string[] = [];

  beforeAll(async () => {
    redis = await startRedis({ aclfile, operator: { user: 'operator', password: 'change-me-operator' } });
    VN = redis.client(redis.url('VN', 'change-me-VN'));
    router = openBroker(redis.url('router', 'change-me-router'), { name: 'router', logger: quiet });
    const server = router.server({ queues: ['outbound-VN'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void taken.push(data)));
    server.listen(() => undefined);
  });

  afterAll(async () => {
    await router?.close();
    await redis?.stop();
  });

  async function put(id: string, fields: Record<string, string>): Promise<void> {
    const job = { name: 'message', data: JSON.stringify({ pattern: 'act', data: id }), opts: '{}', timestamp: '1' };
    await VN.hset(`${OWN}${id}`, { ...job, ...fields });
    await VN.lpush(`${OWN}wait`, id);
    await VN.zadd(`${OWN}marker`, 0, '0');
  }

  /** What is waiting is taken in turn: once this came, the router is done with what stood before it. */
  async function goesOn(after: string): Promise<void> {
    const next = `after ${after}`;
    await router.add('outbound-VN', [message('act', next)]);
    await eventually(() => expect(taken).toContain(next));
  }

  // BullMQ puts what is to follow a deduplicated job where its fields say. It asks for the time that a key has left before,
  // which the router's user may not.
  it('cannot have the router write into the queue of another State', async () => {
    const follows = { name: 'message', data: '{}', opts: JSON.stringify({ de: { id: 'trap' } }), pk: 'x', pd: '{}' };
    await VN.hset(`${OWN}dn:trap`, { ...follows, pdk: `${OTHERS}wait` });
    await put('deputy', { deid: 'trap' });
    await eventually(() => expect(taken).toContain('deputy'));
    await goesOn('deputy');
    expect(await redis.client().keys(`${OTHERS}*`)).toEqual([]);
  });

  it.each([
    ['whose data are no JSON', { data: '{' }],
    ['whose options are no JSON', { opts: '{' }],
    ['that says that it is repeated', { rjk: 'x', opts: JSON.stringify({ repeat: { pattern: 'nonsense' } }) }],
    ['that says that it has failed', { defa: 'x' }],
    [
      'whose parent is in the queue of another State',
      { parentKey: `${OTHERS}1`, parent: `{"id":"1","queueKey":"${OTHERS.slice(0, -1)}"}` },
    ],
  ])('holds nothing up: a message %s', async (name, fields) => {
    await put(name, fields);
    await goesOn(name);
    expect(await redis.client().keys(`${OTHERS}*`)).toEqual([]);
  });
});
