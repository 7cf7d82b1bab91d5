import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresCluster } from '../../apps/sandbox/postgres/cluster.js';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export interface TestPostgres {
  cluster: PostgresCluster;
  url(database: string): string;
  /** Creates the database when it is missing (a copy of `template` when one is named) and returns its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  stop(): Promise<void>;
}

/** A throw-away PostgreSQL server of this test run's own, on a free loopback port. */
export async function startPostgres(): Promise<TestPostgres> {
  const directory = await mkdtemp(path.join(tmpdir(), 'rogatory-test-pg-'));
  await chmod(directory, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const cluster = await PostgresCluster.prepare({ directory, port: await freePort(), password: 'test', settings });
  const { command, args, user } = cluster.command();
  const server = spawn(command, args, { ...user, cwd: '/', stdio: 'ignore' });
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    await rm(directory, { recursive: true, force: true });
  };
  await eventually(async () => {
    if (!(await cluster.answers())) throw new Error('Postgres does not answer yet');
  }, 20_000).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    cluster,
    url: (database) => cluster.ownerUrl(database),
    createDatabase: (name, template) => cluster.ensureDatabase(name, template),
    stop,
  };
}
