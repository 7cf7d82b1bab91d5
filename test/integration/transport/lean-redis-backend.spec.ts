import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { openBroker, type Broker } from '#transport';
import { leanOnRedis } from '../../../libs/transport/lean-redis-backend.js';
import { scripts } from '../../../libs/transport/lean-scripts.js';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { message } from './brokers.js';

const prefix = 'lean';

describe('the scripts for queues on Redis', () => {
  let redis: TestRedis;
  let broker: Broker;
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    broker = openBroker(redis.url(), { name: 'test', prefix });
  });

  afterEach(async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  });

  afterAll(async () => {
    await broker?.close();
    await redis?.stop();
  });

  function connect(): Redis {
    const client = new Redis(redis.url(), { maxRetriesPerRequest: null, scripts });
    endings.push(() => Promise.resolve(client.disconnect()));
    return client;
  }

  const held = async (queue: string) => (await redis.client().keys(`${prefix}:{${queue}}:*-*-*`)).length;

  it('take what BullMQ itself has added, in its order', async () => {
    const theirs = new Queue('{inbound-BR}', { connection: connect(), prefix });
    endings.push(() => theirs.close());
    const priorities = { routine: 3, emergency: 1, urgent: 2, 'without a priority': 0 };
    for (const [data, priority] of Object.entries(priorities)) {
      await theirs.add('message', { pattern: 'act', data }, { priority, jobId: `a-b-${priority}` });
    }
    const got: string[] = [];
    const server = broker.server({ queues: ['inbound-BR'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    endings.push(() => server.close());
    await eventually(() => expect(got).toEqual(['without a priority', 'emergency', 'urgent', 'routine']));
    await eventually(async () => expect(await held('inbound-BR')).toBe(0));
  });

  it('leave messages that BullMQ itself can take', async () => {
    await broker.add('inbound-ZA', [message('act', 'routine'), message('act', 'emergency', 'emergency')]);
    const got: unknown[] = [];
    const take = (job: { data: unknown }) => Promise.resolve(void got.push(job.data));
    const options = { connection: connect(), prefix, removeOnComplete: { count: 0 } };
    const theirs = new Worker('{inbound-ZA}', take, options);
    endings.push(() => theirs.close());
    const data = ['emergency', 'routine'].map((text) => ({ pattern: 'act', data: text }));
    await eventually(() => expect(got).toEqual(data));
    await eventually(async () => expect(await held('inbound-ZA')).toBe(0));
  });

  it('wake the next worker when more wait, and no other', async () => {
    await broker.add('inbound-FR', [message('act', 'one'), message('act', 'two', 'urgent')]);
    const client = connect();
    const options = { connection: client, prefix };
    const backend = leanOnRedis(client)('{inbound-FR}', options);
    const marked = async (token: string) => {
      await client.del(`${prefix}:{inbound-FR}:marker`);
      await backend.moveToActive(token);
      return client.zcard(`${prefix}:{inbound-FR}:marker`);
    };
    expect([await marked('a'), await marked('b')]).toEqual([1, 0]);
  });

  it('remove no message that another worker has taken over', async () => {
    await broker.add('inbound-VN', [message('act', 'taken over')]);
    const client = connect();
    const options = { connection: client, prefix };
    const backend = leanOnRedis(client)('{inbound-VN}', options);
    const [job] = await backend.moveToActive('ours');
    await client.set(`${prefix}:{inbound-VN}:${job.id}:lock`, 'theirs');
    const finish = (token: string) => backend.moveToCompleted(job, undefined, true, token, true);
    await expect(finish('ours')).rejects.toThrow('Missing lock');
    expect(await broker.depth('inbound-VN')).toBe(1);
    await client.sadd(`${prefix}:{inbound-VN}:stalled`, String(job.id));
    expect(await finish('theirs')).toMatchObject({ result: [null, '', 0, 0] });
    expect(await client.exists(`${prefix}:{inbound-VN}:stalled`)).toBe(0);
    await expect(finish('theirs')).rejects.toThrow('Missing lock');
    expect([await broker.depth('inbound-VN'), await held('inbound-VN')]).toEqual([0, 0]);
  });
});
