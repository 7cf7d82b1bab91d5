import { createPostgresBackend, Queue, Worker } from 'bullmq';
import pg from 'pg';
import { openBroker, type Broker } from '#transport';
import { lean } from '../../../libs/transport/lean-backend.js';
import { eventually } from '../../support/eventually.js';
import { createDatabase, message } from './brokers.js';

const prefix = 'lean';

describe('the statements for queues on Postgres', () => {
  let broker: Broker;
  let pool: pg.Pool;
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const url = await createDatabase();
    broker = openBroker(url, { name: 'test', prefix });
    await broker.prepare();
    pool = new pg.Pool({ connectionString: url, options: '-c search_path=bullmq' });
  });

  afterEach(async () => {
    for (const ending of endings.splice(0)) await ending();
  });

  afterAll(async () => {
    await broker?.close();
    await pool?.end();
  });

  function taking(queue: string, work: (data: string) => Promise<void>, concurrency = 4): void {
    const server = broker.server({ queues: [queue], concurrency });
    server.addHandler('act', work);
    server.listen(() => undefined);
    endings.push(() => server.close());
  }

  const held = async (): Promise<number> => Number((await pool.query('SELECT count(*) AS n FROM job')).rows[0].n);

  it('take what BullMQ itself has added, in its order', async () => {
    const theirs = new Queue(`${prefix}-inbound-BR`, { connection: pool as never }, createPostgresBackend);
    endings.push(() => theirs.close());
    for (const [priority, data] of [
      [3, 'routine'],
      [1, 'emergency'],
      [2, 'urgent'],
    ] as const)
      await theirs.add('message', { pattern: 'act', data }, { priority });
    const got: string[] = [];
    taking('inbound-BR', (data) => Promise.resolve(void got.push(data)), 1);
    await eventually(() => expect(got).toEqual(['emergency', 'urgent', 'routine']));
    await eventually(async () => expect(await held()).toBe(0));
  });

  it('leave messages that BullMQ itself can take', async () => {
    await broker.add('inbound-ZA', [message('act', 'routine'), message('act', 'emergency', 'emergency')]);
    const got: unknown[] = [];
    const take = (job: { data: unknown; opts: object }) => Promise.resolve(void got.push(job.data));
    const options = { connection: pool as never, removeOnComplete: { count: 0 } };
    const theirs = new Worker(`${prefix}-inbound-ZA`, take, options, createPostgresBackend);
    endings.push(() => theirs.close());
    const data = ['emergency', 'routine'].map((text) => ({ pattern: 'act', data: text }));
    await eventually(() => expect(got).toEqual(data));
    await eventually(async () => expect(await held()).toBe(0));
  });

  it('wake a worker for every message, however they meet its questions', async () => {
    const arrived = new Map<string, () => void>();
    taking('inbound-VN', (data) => Promise.resolve(arrived.get(data)?.()), 2);
    const slow: number[] = [];
    for (let n = 0; n < 150; n += 1) {
      const begun = Date.now();
      const pair = [`${n} a`, `${n} b`].map((data) => new Promise<void>((resolve) => arrived.set(data, resolve)));
      await Promise.all([
        broker.add('inbound-VN', [message('act', `${n} a`)]),
        broker.add('inbound-VN', [message('act', `${n} b`)]),
      ]);
      await Promise.all(pair);
      if (Date.now() - begun >= 900) slow.push(n);
    }
    // A wake-up that is lost costs a second; one or two may be the machine's.
    expect(slow.length).toBeLessThanOrEqual(2);
  });

  it('take messages that came while all hands were full', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const got: string[] = [];
    taking('inbound-FR', async (data) => {
      got.push(data);
      await gate;
    });
    const sent = Array.from({ length: 30 }, (_, n) => `${n}`);
    for (const data of sent) await broker.add('inbound-FR', [message('act', data)]);
    await eventually(() => expect(got).toHaveLength(4));
    open();
    await eventually(() => expect(got.map(Number).sort((a, b) => a - b)).toEqual(sent.map(Number)));
  });

  it('tell nothing of those that wait when the message worked on was taken over: a worker asks again', async () => {
    await broker.add('inbound-ZW', [message('act', 'taken over'), message('act', 'waits')]);
    const backend = lean(`${prefix}-inbound-ZW`, { connection: pool });
    endings.push(() => backend.close());
    const [job] = await backend.moveToActive('ours');
    await pool.query(`UPDATE job SET lock_token = 'theirs' WHERE id = $1`, [job?.id]);
    await expect(backend.moveToCompleted(job as never, undefined, true, 'ours', true)).rejects.toThrow('Lock mismatch');
    const [next] = await backend.moveToActive('ours');
    expect(next?.data).toContain('waits');
  });

  it('go by the contents of a message alone, whatever stands beside it', async () => {
    const opts = JSON.stringify({ repeatJobKey: 'x', repeat: { pattern: 'nonsense' } });
    await broker.add('inbound-CL', [message('act', 'repeated'), message('act', 'failed')]);
    await pool.query(`UPDATE job SET opts = $1 WHERE data->>'data' = 'repeated'`, [opts]);
    await pool.query(`UPDATE job SET deferred_failure = 'x' WHERE data->>'data' = 'failed'`);
    const got: string[] = [];
    taking('inbound-CL', (data) => Promise.resolve(void got.push(data)));
    await eventually(() => expect(got.sort()).toEqual(['failed', 'repeated']));
    await eventually(async () => expect(await broker.depth('inbound-CL')).toBe(0));
  });

  it('write no log of what is only on its way', async () => {
    const { rows } = await pool.query(`SELECT relpersistence FROM pg_class WHERE oid = 'bullmq.job'::regclass`);
    expect(rows).toEqual([{ relpersistence: 'u' }]);
    await expect(broker.prepare()).resolves.toBeUndefined();
  });
});
