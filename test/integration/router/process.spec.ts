import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateKeyPair } from '#protocol';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { openBroker, type Broker } from '#transport';
import { Network } from './network.js';

const main = path.resolve('dist/apps/router/main.js');

describe('a router process', () => {
  let redis: TestRedis;
  let broker: Broker;
  let network: Network;
  let directory: string;
  const children: ChildProcess[] = [];

  let prefix: string;

  beforeAll(async () => {
    redis = await startRedis();
    directory = await mkdtemp(path.join(tmpdir(), 'rogatory-test-router-'));
  });

  beforeEach(async () => {
    prefix = `t-${randomUUID()}`;
    broker = openBroker(redis.url(), { name: 'test', prefix, logger: { log: () => undefined, warn: () => undefined } });
    network = await Network.start(broker, ['VN', 'BR']);
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map(kill));
    await network?.stop();
    await broker?.close();
  });

  afterAll(async () => {
    await redis?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await ended(child);
  }

  async function launch(more: Record<string, string> = {}) {
    const env = {
      PATH: process.env.PATH ?? '',
      LOG_LEVEL: 'trace',
      ...network.environment(redis.url(), prefix, more),
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await eventually(() => expect(said.join('')).toMatch(/"msg":"ready"|usable/));
    return { child, output: () => said.join('') };
  }

  async function ended(child: ChildProcess): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  it('keeps nothing of what it routes or refuses, in its log or on the broker, and stops cleanly', async () => {
    const { child, output } = await launch();
    const received = network.reading('BR');
    const notices = network.reading('VN');
    const { envelope, id } = await network.sealed('VN', 'BR', { text: 'planted-secret-1', urgency: 'urgent' });
    await network.send('VN', envelope, 'urgent');
    await network.send('VN', 'planted-secret-2');
    await network.send('VN', 'planted-secret-3', 'routine', 'planted-pattern');
    await eventually(() => expect([received.length, notices.length]).toEqual([1, 1]));
    await eventually(async () => expect(await broker.depth('outbound-VN')).toBe(0));
    expect(await redis.dump()).not.toContain('planted');
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(output()).toContain(id);
    expect(output()).not.toContain('planted');
    expect(output()).not.toContain(envelope.slice(0, 60));
    expect(output()).toContain('"msg":"stopped"');
  }, 30_000);

  it('passes on what it holds when it is told to stop, rather than losing it', async () => {
    const { child } = await launch({ ROUTER_RATE_PER_MINUTE: '1' });
    const received = network.reading('BR');
    for (let count = 0; count < 5; count += 1) await network.send('VN', (await network.sealed('VN', 'BR')).envelope);
    await eventually(() => expect(received).toHaveLength(1));
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    await eventually(async () => {
      expect((await broker.depth('outbound-VN')) + received.length).toBe(5);
      expect(await broker.depth('inbound-BR')).toBe(0);
    });
    await launch();
    await eventually(() => expect(received).toHaveLength(5));
  }, 30_000);

  it('drops a message that routers died of, and goes on with the next', async () => {
    await network.send('VN', (await network.sealed('VN', 'BR', { text: 'deadly' })).envelope);
    const client = redis.client();
    const [job] = (await client.keys(`${prefix}:{outbound-VN}:*-*`)).filter((key) => !key.endsWith(':logs'));
    await client.hset(job!, 'stc', 5);
    const { child, output } = await launch();
    const received = network.reading('BR');
    const { envelope } = await network.sealed('VN', 'BR');
    await network.send('VN', envelope);
    await eventually(() => expect(received).toEqual([{ pattern: 'act', data: envelope }]));
    expect(output()).toContain('processes died');
    expect(child.exitCode).toBeNull();
  }, 30_000);

  it('stops although somebody has begun a request and does not go on', async () => {
    const { child, output } = await launch();
    const { port } = new URL(/"url":"([^"]+)"/.exec(output())![1]!);
    const slow = connect(Number(port), '127.0.0.1');
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('GET /livez HTTP/1.1\r\n');
    const told = Date.now();
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
    slow.destroy();
  }, 30_000);

  it('says that the register does not list its key', async () => {
    const other = await generateKeyPair('sig', 'router-2');
    const { output } = await launch({ ROUTER_KEY: JSON.stringify({ ...other.private.jwk, kid: 'router-2' }) });
    await eventually(() => expect(output()).toContain('does not list the key of this router'));
  }, 30_000);

  it('says which of its settings are unusable, without their values', async () => {
    const [one, other] = [await generateKeyPair('sig', 'planted'), await generateKeyPair('sig', 'planted')];
    const mixed = JSON.stringify({ ...one.private.jwk, x: other.private.jwk.x, kid: 'planted' });
    const { child, output } = await launch({ ROUTER_KEY: mixed, BROKER_URL: 'http://planted' });
    expect(await ended(child)).toBe(1);
    expect(output()).toContain('ROUTER_KEY must be');
    expect(output()).toContain('BROKER_URL must be');
    expect(output()).not.toContain('planted');
  });

  it('starts from its cached register while the register server is away', async () => {
    const ROUTER_CACHE_PATH = path.join(directory, 'register.jws');
    const first = await launch({ ROUTER_CACHE_PATH });
    first.child.kill('SIGTERM');
    await ended(first.child);
    const environment = { ROUTER_CACHE_PATH, REGISTER_URL: 'http://127.0.0.1:1' };
    await launch(environment);
    const received = network.reading('BR');
    await network.send('VN', (await network.sealed('VN', 'BR')).envelope);
    await eventually(() => expect(received.length).toBeGreaterThan(0));
  }, 30_000);
});
