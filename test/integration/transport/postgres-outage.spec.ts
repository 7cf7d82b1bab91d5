import pg from 'pg';
import { openBroker, type Broker } from '#transport';
import { eventually } from '../../support/eventually.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { message } from './brokers.js';

describe('Postgres, as the broker, that fails', () => {
  let postgres: TestPostgres;
  let url: string;
  let broker: Broker;
  const got: string[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase('broker');
    broker = openBroker(url, { name: 'test', logger: { warn: () => undefined, log: () => undefined } });
    await broker.prepare();
    const server = broker.server({ queues: ['inbound-BR'], concurrency: 2 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    await delivered('at first');
  }, 60_000);

  afterAll(async () => {
    await broker?.close();
    await postgres?.stop();
  });

  /** Added again until it is consumed, as the outbox does: an addition may be lost in the crash after it. */
  async function delivered(data: string): Promise<void> {
    await eventually(async () => {
      await broker.add('inbound-BR', [message('act', data)]);
      await eventually(() => expect(got).toContain(data), 2_000);
    }, 15_000);
  }

  /** One answer from the server, on a connection of its own that may be cut while it answers. */
  async function ask<T extends object>(sql: string): Promise<T[]> {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('cuts every connection: what comes next still flows', async () => {
    await ask(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
    );
    await delivered('after the cut');
  }, 40_000);

  it('crashes and recovers: what comes next still flows', async () => {
    const [victim] = await ask<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name LIKE '%inbound-BR'`,
    );
    if (!victim) throw new Error('the worker listens on no connection');
    // This server commits without waiting for the disk; without a checkpoint it would lose its newest tables.
    await ask('CHECKPOINT');
    const witness = new pg.Client(url);
    const cut = new Promise((resolve) => witness.once('error', resolve));
    await witness.connect();
    // The server ends all its sessions and recovers when one of them dies of SIGKILL.
    process.kill(victim.pid, 'SIGKILL');
    await cut;
    await delivered('after the crash');
    await eventually(() => ask('SELECT 1'), 20_000);
  }, 40_000);

  it('has lost all messages: what comes next still flows', async () => {
    await ask('TRUNCATE bullmq.job, bullmq.meta, bullmq.event CASCADE');
    await delivered('after the loss');
  }, 40_000);

  it('has no schema yet when the consumer starts: it consumes as soon as it is prepared', async () => {
    const late = openBroker(await postgres.createDatabase('late'), {
      name: 'test',
      logger: { warn: () => undefined, log: () => undefined },
    });
    const server = late.server({ queues: ['inbound-ZA'], concurrency: 1 });
    server.addHandler('act', (data: string) => Promise.resolve(void got.push(data)));
    server.listen(() => undefined);
    await expect(late.add('inbound-ZA', [message('act', 'too early')])).rejects.toMatchObject({
      code: 'broker-unavailable',
    });
    await Promise.all([late.prepare(), late.prepare()]);
    await late.add('inbound-ZA', [message('act', 'late start')]);
    await eventually(() => expect(got).toContain('late start'), 15_000);
    await late.close();
  }, 40_000);
});
