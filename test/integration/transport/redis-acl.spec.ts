import path from 'node:path';
import { openBroker, type Broker } from '#transport';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { message } from './brokers.js';

const aclfile = path.resolve('docker/redis/users.acl.example');
const as = (user: string) => [user, `change-me-${user}`] as const;
const quiet = { warn: () => undefined, log: () => undefined };

/** Every network of this file's own has the default prefix, because the ACL file names it. */
describe('the example ACL file of Redis', () => {
  let redis: TestRedis;
  const brokers: Broker[] = [];

  beforeAll(async () => {
    const [user, password] = as('operator');
    redis = await startRedis({ aclfile, operator: { user, password } });
  });

  afterAll(async () => {
    await Promise.all(brokers.map((broker) => broker.close()));
    await redis?.stop();
  });

  function open(user: string): Broker {
    const broker = openBroker(redis.url(...as(user)), { name: user, logger: quiet });
    brokers.push(broker);
    return broker;
  }

  function consume(user: string, queue: string, take: (data: string) => void) {
    const server = open(user).server({ queues: [queue], concurrency: 2 });
    server.addHandler('act', (data: string) => Promise.resolve(take(data)));
    server.addHandler('fails', () => Promise.reject(new Error('fails')));
    server.listen(() => undefined);
    return server;
  }

  it('lets a State and the router do all their work, without one refused command', async () => {
    const [VN, router] = [open('VN'), open('router')];
    const atRouter: string[] = [];
    const atState: string[] = [];
    await VN.add('outbound-VN', [message('act', 'one')]);
    await VN.add('outbound-VN', [message('act', 'two', 'urgent'), message('fails', 'x'), message('unheard-of', 'x')]);
    expect(await VN.depth('outbound-VN')).toBe(4);
    consume('router', 'outbound-VN', (data) => atRouter.push(data));
    await eventually(() => expect(atRouter.sort()).toEqual(['one', 'two']));
    await eventually(async () => expect(await router.depth('outbound-VN')).toBe(0));
    consume('VN', 'inbound-VN', (data) => atState.push(data));
    await router.add('inbound-VN', [message('act', 'three'), message('fails', 'x')]);
    await router.add('inbound-VN', [message('act', 'four')]);
    await eventually(() => expect(atState.sort()).toEqual(['four', 'three']));
    await eventually(async () => expect(await VN.depth('inbound-VN')).toBe(0));
    expect(await VN.healthy()).toBe(true);
    expect(await redis.client().acl('LOG')).toEqual([]);
  });

  it('lets a State consume a message whose first worker died', async () => {
    const got: string[] = [];
    let hold = true;
    const server = open('BR').server({ queues: ['inbound-BR'], concurrency: 1 });
    server.addHandler('act', async (data: string) => {
      got.push(data);
      while (hold) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    server.listen(() => undefined);
    await open('router').add('inbound-BR', [message('act', 'taken over')]);
    await eventually(() => expect(got).toHaveLength(1));
    const operator = redis.client();
    const locks = await operator.keys('*:lock');
    consume('BR', 'inbound-BR', (data) => got.push(data));
    // Without its lock the message looks as if the worker that holds it had died.
    await operator.del(...locks);
    await eventually(() => expect(got).toHaveLength(2), 15_000);
    hold = false;
    expect(await operator.acl('LOG')).toEqual([]);
  }, 30_000);

  it("keeps a State from other States' queues", async () => {
    await open('router').add('inbound-BR', [message('act', 'for BR only')]);
    const VN = open('VN');
    for (const queue of ['inbound-BR', 'outbound-BR', 'inbound-XX']) {
      await expect(VN.add(queue, [message('act', 'forged')])).rejects.toMatchObject({ code: 'broker-unavailable' });
      await expect(VN.depth(queue)).rejects.toMatchObject({ code: 'broker-unavailable' });
    }
  });

  it.each([
    ['read a key of another State', 'hgetall', ['rogatory:{inbound-BR}:meta']],
    ['delete a key of another State', 'del', ['rogatory:{inbound-BR}:wait']],
    [
      'reach one from a script that does not declare it',
      'eval',
      ["return redis.call('GET', 'rogatory:{inbound-BR}:id')", '0'],
    ],
    [
      'make a script move a message of its own there',
      'eval',
      ["return redis.call('RPOPLPUSH', KEYS[1], 'rogatory:{inbound-BR}:wait')", '1', 'rogatory:{outbound-VN}:wait'],
    ],
    ['empty the broker', 'flushall', []],
    ['empty it from a script', 'eval', ["return redis.call('FLUSHALL')", '0']],
    ['list the keys', 'keys', ['*']],
    ['walk through the keys', 'scan', ['0']],
    ['read the settings', 'config', ['GET', '*']],
    ['change the settings', 'config', ['SET', 'maxmemory', '1']],
    ['read the users', 'acl', ['LIST']],
    ['watch what others do', 'monitor', []],
    ['publish', 'publish', ['anything', 'x']],
    ['list the clients', 'client', ['LIST']],
    ['cut off the clients', 'client', ['KILL', 'TYPE', 'normal']],
    ['stop the server', 'shutdown', ['NOSAVE']],
  ])('does not let a State %s', async (_what, command, args) => {
    const client = redis.client(redis.url(...as('VN')));
    await expect(client.call(command, ...args)).rejects.toThrow(/NOPERM|The user executing the script can't/);
  });

  it('lets nobody in without a name, or with a wrong password', async () => {
    for (const url of [
      `redis://127.0.0.1:${redis.port}`,
      redis.url('VN', 'guessed'),
      redis.url('FR', 'change-me-FR'),
    ]) {
      await expect(redis.client(url).ping()).rejects.toThrow(/NOAUTH|WRONGPASS|Connection is closed|max retries/);
    }
  });

  it('keeps the router from everything but queues', async () => {
    const client = redis.client(redis.url(...as('router')));
    await expect(client.get('anything')).rejects.toThrow('NOPERM');
    await expect(client.flushall()).rejects.toThrow('NOPERM');
  });
});
