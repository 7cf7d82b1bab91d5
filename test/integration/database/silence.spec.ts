import { jest } from '@jest/globals';
import { createSource, ensureRole, inTransaction, run, runAlone } from '#database';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { asDatabaseProblem } from '../../../apps/contact-point/problems/database-problem.js';
import { prepareSchema } from '../../../apps/contact-point/schema/schema.js';
import { emptyDatabase, type TestDatabase } from '../../support/databases.js';

const whoAnswers = { name: 'who-answers', text: 'SELECT pg_backend_pid() AS pid' };

/** Everything that speaks to the database does so in one of these ways. */
const ways: ((source: DataSource) => Promise<unknown>)[] = [
  (source) => runAlone(source, whoAnswers, []),
  (source) => inTransaction(source, (tx) => run(tx, whoAnswers, [])),
  (source) => source.query('SELECT 1'),
];

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

  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'answered',
      (error: unknown) => asDatabaseProblem(error)?.code ?? error,
    );

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
