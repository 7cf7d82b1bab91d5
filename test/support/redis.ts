import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** A redis-server of this test file's own, without persistence: stopped and started again, it is empty. */
export interface TestRedis {
  readonly port: number;
  /** For a user of the ACL file; without one, for the operator (or, without an ACL file, the default user). */
  url(user?: string, password?: string): string;
  /** Empties it, as `FLUSHALL` by an operator would. */
  flushAll(): Promise<void>;
  /** Every key with its value, as text: to search for what must not be there. */
  dump(): Promise<string>;
  /** A plain client, closed by `stop`; for the operator unless a URL says otherwise. */
  client(url?: string): Redis;
  pid(): number;
  stop(): Promise<void>;
  /** On the same port, with the same settings. */
  start(): Promise<void>;
}

export interface RedisSettings {
  aclfile?: string;
  /** Who may do everything, when an ACL file switches the default user off. */
  operator?: { user: string; password: string };
}

export async function startRedis(settings: RedisSettings = {}): Promise<TestRedis> {
  const redis = new PrivateRedis(await freePort(), settings);
  await redis.start();
  return redis;
}

class PrivateRedis implements TestRedis {
  private server: ChildProcess | undefined;
  private directory: string | undefined;
  private clients: Redis[] = [];

  constructor(
    readonly port: number,
    private readonly settings: RedisSettings,
  ) {}

  url(user = this.settings.operator?.user ?? '', password = this.settings.operator?.password ?? ''): string {
    const credentials = user || password ? `${user}:${encodeURIComponent(password)}@` : '';
    return `redis://${credentials}127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.directory = await mkdtemp(path.join(tmpdir(), 'rogatory-test-redis-'));
    this.server = spawn('redis-server', this.arguments(), {
      cwd: this.directory,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await ready(this.server);
  }

  async stop(): Promise<void> {
    for (const client of this.clients.splice(0)) client.disconnect();
    const server = this.server;
    this.server = undefined;
    if (server && server.exitCode === null && server.signalCode === null) {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    }
    if (this.directory) await rm(this.directory, { recursive: true, force: true });
  }

  pid(): number {
    if (!this.server?.pid) throw new Error('redis-server is not running');
    return this.server.pid;
  }

  client(url = this.url()): Redis {
    const client = new Redis(url, { maxRetriesPerRequest: 1, disconnectTimeout: 100 });
    client.on('error', () => undefined);
    this.clients.push(client);
    return client;
  }

  async flushAll(): Promise<void> {
    await this.client().flushall();
  }

  async dump(): Promise<string> {
    const client = this.client();
    const entries = (await client.keys('*')).map(async (key) => `${key} = ${await valueOf(client, key)}`);
    return (await Promise.all(entries)).sort().join('\n');
  }

  private arguments(): string[] {
    const fixed = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const acl = this.settings.aclfile ? ['--aclfile', this.settings.aclfile] : [];
    return [...fixed, '--maxmemory-policy', 'noeviction', '--databases', '1', ...acl];
  }
}

/** Redis says so itself; until then its start may still fail, with the reason on its standard output. */
async function ready(server: ChildProcess): Promise<void> {
  if (!server.stdout) throw new Error('redis-server has no standard output');
  const said: string[] = [];
  for await (const line of createInterface(server.stdout)) {
    said.push(line);
    if (line.includes('Ready to accept connections')) {
      server.stdout.resume();
      return;
    }
  }
  throw new Error(`redis-server did not start:\n${said.slice(-5).join('\n')}`);
}

async function valueOf(client: Redis, key: string): Promise<string> {
  switch (await client.type(key)) {
    case 'string':
      return (await client.get(key)) ?? '';
    case 'hash':
      return JSON.stringify(await client.hgetall(key));
    case 'list':
      return JSON.stringify(await client.lrange(key, 0, -1));
    case 'set':
      return JSON.stringify(await client.smembers(key));
    case 'zset':
      return JSON.stringify(await client.zrange(key, 0, -1, 'WITHSCORES'));
    case 'stream':
      return JSON.stringify(await client.xrange(key, '-', '+'));
    default:
      return '';
  }
}
