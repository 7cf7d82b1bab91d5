import { access, chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PostgresCluster } from '../../../apps/sandbox/postgres/cluster.js';
import { eventually } from '../../support/eventually.js';

describe('the test PostgreSQL', () => {
  it('answers with the server version that npm ships', async () => {
    const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    await client.end();
    expect(rows[0].server_version).toMatch(/^18\./);
  });

  it('has a data directory only once initdb is through, so that one that was cut short is begun anew', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'rogatory-initdb-spec-'));
    await chmod(directory, 0o755);
    const prepared = PostgresCluster.prepare({ directory, port: 1, password: 'x', settings: { fsync: 'off' } });
    await eventually(() => access(path.join(directory, 'data', 'PG_VERSION')), 60_000, 5);
    await access(path.join(directory, 'data', 'base', '5'));
    expect((await prepared).directory).toBe(path.join(directory, 'data'));
    await rm(directory, { recursive: true, force: true });
  }, 90_000);
});
