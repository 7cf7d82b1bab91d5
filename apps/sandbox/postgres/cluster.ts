import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { environment } from '#config';
import { reachableDirectory, serverBinaries, serverUser, type PostgresBinaries, type RunAs } from './binaries.js';

const run = promisify(execFile);

export interface ClusterOptions {
  directory: string;
  port: number;
  password: string;
  /** Further server settings, e.g. `{ fsync: 'off' }` for throw-away test clusters. */
  settings?: Record<string, string>;
}

/** How to start the server as a child process: readiness is a connection that answers. */
export interface ServerCommand {
  command: string;
  args: string[];
  user: RunAs;
}

/** One PostgreSQL cluster on loopback, from the binaries npm shipped: a database per State lives in it. */
export class PostgresCluster {
  private constructor(
    private readonly options: ClusterOptions,
    private readonly binaries: PostgresBinaries,
    private readonly user: RunAs,
    readonly directory: string,
  ) {}

  /** Creates the data directory when there is none, and ends a server that an earlier run left on it. */
  static async prepare(options: ClusterOptions): Promise<PostgresCluster> {
    const user = await serverUser();
    const binaries = await serverBinaries(user);
    const base = await reachableDirectory(options.directory, user);
    const cluster = new PostgresCluster(options, binaries, user, path.join(base, 'data'));
    await cluster.initialise();
    await cluster.stopLeftover();
    return cluster;
  }

  command(): ServerCommand {
    const settings = {
      port: String(this.options.port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      ...this.options.settings,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return { command: this.binaries.postgres, args: ['-D', this.directory, ...args], user: this.user };
  }

  /** Connection string of the cluster's owner to one of its databases. */
  ownerUrl(database = 'postgres'): string {
    return `postgres://postgres:${this.options.password}@127.0.0.1:${this.options.port}/${database}`;
  }

  async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.ownerUrl(), connectionTimeoutMillis: 1000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Creates a database when it is missing, optionally as a copy of a template. */
  async ensureDatabase(name: string, template?: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.ownerUrl() });
    await client.connect();
    try {
      const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      const copy = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)}`;
      if (known.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${copy}`);
    } finally {
      await client.end();
    }
    return this.ownerUrl(name);
  }

  /** Creates a role of that name that owns a database of that name; the password is set anew each time. */
  async ensureOwned(name: string, password: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.ownerUrl() });
    await client.connect();
    try {
      const role = client.escapeIdentifier(name);
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${role} LOGIN CREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
      const exists = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (exists.rowCount === 0) await client.query(`CREATE DATABASE ${role} OWNER ${role}`);
    } finally {
      await client.end();
    }
  }

  /** Ends a server that still runs on the directory, and removes its data. */
  static async forget(directory: string): Promise<void> {
    const user = await serverUser();
    const base = await reachableDirectory(directory, user);
    const options = { directory, port: 0, password: '' };
    const cluster = new PostgresCluster(options, await serverBinaries(user), user, path.join(base, 'data'));
    await cluster.stopLeftover();
    for (const data of [base, directory]) await rm(data, { recursive: true, force: true });
  }

  /** Data that an initdb left unfinished do not count: only a finished one gets the name of the data directory. */
  private async initialise(): Promise<void> {
    if (await readFile(path.join(this.directory, 'PG_VERSION')).catch(() => null)) return;
    const unfinished = `${this.directory}.new`;
    for (const directory of [this.directory, unfinished]) await rm(directory, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    await this.give(unfinished);
    const folder = await mkdtemp(path.join(tmpdir(), 'rogatory-initdb-'));
    try {
      await this.initdb(unfinished, await this.passwordFile(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await rename(unfinished, this.directory);
  }

  private async initdb(directory: string, passwordFile: string): Promise<void> {
    const args = ['-D', directory, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const sync = this.options.settings?.fsync === 'off' ? ['--no-sync'] : [];
    await run(this.binaries.initdb, [...args, '--encoding=UTF8', '--locale=C', ...sync], this.spawnOptions());
  }

  /** In a folder that was made for it, so that nobody else can have put anything there. */
  private async passwordFile(folder: string): Promise<string> {
    const file = path.join(folder, 'password');
    await writeFile(file, `${this.options.password}\n`, { mode: 0o600, flag: 'wx' });
    await this.give(file);
    await this.give(folder);
    return file;
  }

  /** To the system user that runs the server. */
  private async give(path: string): Promise<void> {
    if (this.user.uid !== undefined && this.user.gid !== undefined) await chown(path, this.user.uid, this.user.gid);
  }

  private async stopLeftover(): Promise<void> {
    const running = await run(this.binaries.pg_ctl, ['status', '-D', this.directory], this.spawnOptions()).then(
      () => true,
      () => false,
    );
    if (running)
      await run(this.binaries.pg_ctl, ['stop', '-m', 'fast', '-w', '-D', this.directory], this.spawnOptions());
  }

  private spawnOptions() {
    return { ...this.user, cwd: '/', env: { PATH: environment().PATH, LC_ALL: 'C' } };
  }
}
