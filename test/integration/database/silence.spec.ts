import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { jest } from '@jest/globals';
import { createSource, ensureRole, inTransaction, run, runAlone, type Tx } from '#database';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { asDatabaseProblem } from '../../../apps/contact-point/problems/database-problem.js';
import { prepareSchema } from '../../../apps/contact-point/schema/schema.js';
import { eventually } from '../../support/eventually.js';
import { emptyDatabase, type TestDatabase } from '../../support/databases.js';

const whoAnswers = { name: 'who-answers', text: 'SELECT pg_backend_pid() AS pid' };

/** Everything that speaks to the database does so in one of these ways. */
const ways: ((source: DataSource) => Promise<unknown>)[] = [
  (source) => runAlone(source, whoAnswers, []),
  (source) => inTransaction(source, (tx) => run(tx, whoAnswers, [])),
  (source) => source.query('SELECT 1'),
];

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => asDatabaseProblem(error)?.code ?? error,
  );

describe('a database that falls silent', () => {
  const stopped: number[] = [];
  let url: string;

  beforeAll(async () => void (url = (await emptyDatabase()).ownerUrl));
  afterAll(() => stopped.forEach((pid) => process.kill(pid, 'SIGCONT')));

  /** With one connection, behind which the server's process does nothing any more: as behind a line that was cut. */
  async function silenced(): Promise<DataSource> {
    const source = createSource({ url, pool: 1, name: 'test', limits: { statement: 100, lock: 100 } });
    await source.initialize();
    const [answer] = await runAlone<{ pid: number }>(source, whoAnswers, []);
    process.kill(answer!.pid, 'SIGSTOP');
    stopped.push(answer!.pid);
    return source;
  }

  it('is a passing fault, and what comes next has a connection that answers', async () => {
    const outcomes = ways.map(async (way) => {
      const source = await silenced();
      const both = [await outcome(way(source)), await outcome(way(source))];
      await source.destroy();
      return both;
    });
    for (const both of await Promise.all(outcomes)) expect(both).toEqual(['database-unavailable', 'answered']);
  }, 20_000);

  it('is waited for longer than the server works on a statement', () => {
    const { extra } = createSource({ url: 'postgres://localhost', pool: 1, name: 'test' }).options as {
      extra: Record<string, number>;
    };
    expect(extra).toMatchObject({ statement_timeout: 15_000, query_timeout: 20_000 });
  });
});

describe('a database that ends connections', () => {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to administrator command', ''];
  const words = Buffer.from(fields.map((field) => `${field}\0`).join(''));
  const fatal = Buffer.concat([Buffer.from('E\0\0\0\0'), words]);
  fatal.writeInt32BE(words.length + 4, 1);
  const ready = Buffer.from('Z\0\0\0\x05I');

  /** A way to the server on which the first connections are told in one breath that they are ready and that they end. */
  async function abrupt(url: string, times: number): Promise<Server> {
    const { hostname, port } = new URL(url);
    let left = times;
    const server = createServer((client) => {
      const behind = connect(Number(port), hostname);
      const ends = left-- > 0;
      for (const socket of [client, behind]) socket.on('error', () => undefined);
      client.pipe(behind);
      if (!ends) return void behind.pipe(client);
      behind.on('data', (chunk) => {
        if (!chunk.includes(ready)) return void client.write(chunk);
        client.end(Buffer.concat([chunk, fatal]));
        behind.destroy();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  it('at the moment they are made is a passing fault, of which the process does not die', async () => {
    const direct = (await emptyDatabase()).ownerUrl;
    for (const way of ways) {
      const source = createSource({ url: direct, pool: 1, name: 'test' });
      await source.initialize();
      const server = await abrupt(direct, 1);
      const { port } = server.address() as AddressInfo;
      const url = Object.assign(new URL(direct), { hostname: '127.0.0.1', port: String(port) }).toString();
      const pool = (source.driver as unknown as { master: pg.Pool }).master;
      pool.options.connectionString = url;
      await source.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      await eventually(() => expect(pool.totalCount).toBe(0));
      expect([await outcome(way(source)), await outcome(way(source))]).toEqual(['database-unavailable', 'answered']);
      await source.destroy();
      server.close();
    }
  });
});

describe('a database that ends a connection within a transaction', () => {
  const nextStatements: [string, (tx: Tx) => Promise<unknown>][] = [
    ['prepared', (tx) => run(tx, whoAnswers, [])],
    ['of the moment', (tx) => tx.query('SELECT 1')],
  ];

  it.each(nextStatements)('is a passing fault, whoever asks next: a statement %s', async (_kind, next) => {
    const source = createSource({ url: (await emptyDatabase()).ownerUrl, pool: 2, name: 'test' });
    await source.initialize();
    const work = inTransaction(source, async (tx) => {
      const [{ pid }] = (await run<{ pid: number }>(tx, whoAnswers, [])) as [{ pid: number }];
      await source.query('SELECT pg_terminate_backend($1)', [pid]);
      await eventually(() => expect(tx.queryRunner?.isReleased).toBe(true));
      await next(tx);
    });
    expect(await outcome(work)).toBe('database-unavailable');
    await source.destroy();
  });
});

describe('the preparation of a database', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await emptyDatabase();
    owner = new pg.Client(database.ownerUrl);
    await owner.connect();
  });
  afterAll(() => owner.end());

  it('gives every statement of a migration ten minutes', async () => {
    await owner.query(`CREATE TABLE public.limits (statement text);
      CREATE FUNCTION public.note() RETURNS event_trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO public.limits VALUES (current_setting('statement_timeout')); END $$;
      CREATE EVENT TRIGGER noted ON ddl_command_end EXECUTE FUNCTION public.note()`);
    await prepareSchema(database.ownerUrl, database.applicationUrl);
    const { rows } = await owner.query('SELECT DISTINCT statement FROM public.limits');
    expect(rows).toEqual([{ statement: '10min' }]);
  }, 30_000);

  it("says the role's password in no statement, and the role signs in with it", async () => {
    const statements = jest.spyOn(pg.Client.prototype, 'query');
    const source = createSource({ url: database.ownerUrl, pool: 1, name: 'test' });
    await source.initialize();
    const url = Object.assign(new URL(database.applicationUrl), { password: "pässwörd-'1'" }).toString();
    await ensureRole(source, url, []);
    await source.destroy();
    const said = JSON.stringify(statements.mock.calls);
    statements.mockRestore();
    expect(said).toContain('ALTER ROLE');
    expect(said).not.toContain('wörd');
    const role = new pg.Client(url);
    await role.connect();
    await role.end();
  });
});
