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
  const failed: string[] = [];

  beforeAll(async () => {
    redis = await startRedis({ aclfile, operator: { user: 'operator', password: 'change-me-operator' } });
    VN = redis.client(redis.url('VN', 'change-me-VN'));
    router = openBroker(redis.url('router', 'change-me-router'), { name: 'router', logger: quiet });
    const server = router.server({ queues: ['outbound-VN'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void taken.push(data)));
    server.on('failed', ({ code }) => failed.push(code));
    server.listen(() => undefined);
  });

  beforeEach(() => {
    failed.length = 0;
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

  const keys = (of: string): Promise<string[]> => redis.client().keys(`${of}*`);
  const rest = async (): Promise<string[]> =>
    (await keys(OWN)).filter((key) => !/:(meta|id|pc|events|marker|stalled-check)$/.test(key));

  async function passes(name: string, fields: Record<string, string>): Promise<void> {
    await put(name, fields);
    await eventually(() => expect(taken).toContain(name));
    await goesOn(name);
    expect(failed).toEqual([]);
    await eventually(async () => expect(await rest()).toEqual([]));
  }

  it('cannot have the router write into the queue of another State', async () => {
    const follows = { name: 'message', data: '{}', opts: JSON.stringify({ de: { id: 'trap' } }), pk: 'x', pd: '{}' };
    await VN.hset(`${OWN}dn:trap`, { ...follows, pdk: `${OTHERS}wait` });
    await VN.sadd(`${OWN}1:dependencies`, `${OWN}child`);
    const queueKey = OTHERS.slice(0, -1);
    await put('followed', { deid: 'trap' });
    await put('child', { parentKey: `${OWN}1`, parent: JSON.stringify({ id: '1', queueKey }) });
    await eventually(() => expect(taken).toEqual(expect.arrayContaining(['followed', 'child'])));
    await goesOn('child');
    await VN.del(`${OWN}dn:trap`, `${OWN}1:dependencies`);
    await eventually(async () => expect(await rest()).toEqual([]));
    expect(await keys(OTHERS)).toEqual([]);
    expect(failed).toEqual([]);
  });

  it.each([
    ['whose options are no JSON', { opts: '{' }],
    ['that says that it is repeated', { rjk: 'x', opts: JSON.stringify({ repeat: { pattern: 'nonsense' } }) }],
    ['that says that it has failed', { defa: 'x' }],
  ])('goes by its contents alone: a message %s', passes);

  it.each([
    ['whose data are no JSON', { data: '{' }],
    ['whose data are another thing than a message', { data: '[null]' }],
    ['that has no data', { data: '' }],
    [
      'whose data are longer than any message',
      { data: JSON.stringify({ pattern: 'act', data: 'x'.repeat(1_048_576) }) },
    ],
  ])('is counted and removed as malformed: a message %s', async (name, fields) => {
    await put(name, fields);
    await goesOn(name);
    expect(failed).toEqual(['malformed-message']);
    await eventually(async () => expect(await rest()).toEqual([]));
  });

  it.each([
    ['is longer than an id', 'x'.repeat(101), true],
    ['is no text', Buffer.from([0xff, 0xfe]), true],
    ['names no message', 'nobody', false],
    ['names something else than a message', 'list', false],
  ])('is counted and removed as malformed: an id that %s', async (_what, id, exists) => {
    await VN.lpush(`${OWN}list`, 'x');
    if (exists) await VN.hset(Buffer.concat([Buffer.from(OWN), Buffer.from(id)]), { data: 'x' });
    await VN.lpush(`${OWN}wait`, id);
    await VN.zadd(`${OWN}marker`, 0, '0');
    await goesOn(String(id));
    expect(failed).toEqual(['malformed-message']);
    await VN.del(`${OWN}list`);
    await eventually(async () => expect(await rest()).toEqual([]));
  });

  it('cannot pause or limit the router', async () => {
    await VN.hset(`${OWN}meta`, { paused: '1', concurrency: '0', max: '1', duration: '100000' });
    await goesOn('a pause');
    await goesOn('a limit');
    await VN.del(`${OWN}meta`);
  });
});
