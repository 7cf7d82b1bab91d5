import { openSync, readdirSync, readFileSync, readSync, closeSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { ContactPointClient } from '#client';
import { eventually } from '../support/eventually.js';
import { TestNetwork } from '../support/network.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { preservationRequest } from '../support/requests.js';

/** Secrets, one for each place where content may come from. */
const secret = (n: number): string => `planted-secret-${n}-8d21f7b0c4`;
const SECRETS = Array.from({ length: 12 }, (_, index) => secret(index));

/** The ways a secret may be written down: as it is, in base64 at any alignment, in hex. */
function spellings(text: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + text).toString('base64');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -4));
  });
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('hex')), ...base64];
}

const found = (haystack: Buffer): string[] =>
  SECRETS.filter((one) => spellings(one).some((needle) => haystack.includes(needle)));

/** All readable and writable memory of a process. */
function memoryOf(pid: number): Buffer[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const regions = readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .filter((line) => / rw/.test(line));
  const read = regions.flatMap((line) => {
    const [start, end] = line
      .split(' ')[0]!
      .split('-')
      .map((text) => BigInt(`0x${text}`)) as [bigint, bigint];
    const buffer = Buffer.alloc(Math.min(Number(end - start), 256 * 1024 * 1024));
    try {
      return [buffer.subarray(0, readSync(memory, buffer, 0, buffer.length, start))];
    } catch {
      return [];
    }
  });
  closeSync(memory);
  return read;
}

async function dumpPostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT t::text AS row FROM ${name} t`);
    parts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  await client.end();
  return parts.join('\n');
}

/** A file of two parts with a secret in each and in its name. */
async function attachSecrets(client: ContactPointClient, id: string): Promise<string> {
  const body = Buffer.alloc(600_000, ' ');
  for (const at of [1000, 599_000]) body.write(secret(10), at);
  return (await client.upload(id, { name: `${secret(11)}.txt`, type: 'text/plain', body })).id;
}

/** A case whose every text is a secret, up to an extension, and a file with it. */
async function playSecretCase(network: TestNetwork): Promise<string> {
  const officer = await network.client('VN', 'officer');
  const liaison = await network.client('BR', 'liaison');
  const request = preservationRequest('BR');
  const contents = structuredClone(request.contents) as Record<string, Record<string, unknown>>;
  contents.offence!.facts = secret(0);
  contents.data!.description = secret(1);
  contents.data!.identifiers = [{ type: 'account', value: secret(2) }];
  contents.custodian = { name: secret(3) };
  const necessity = secret(4);
  const { id } = await officer.draft({ ...request, contents: { ...contents, necessity } });
  await officer.act(id, 'submit', undefined, {}, { attachments: [await attachSecrets(officer, id)] });
  await liaison.caseIn(id, 'delivered');
  const { attachments } = await eventually(async () => {
    const found = await liaison.case(id);
    expect(found.attachments).toMatchObject([{ name: `${secret(11)}.txt`, state: 'complete' }]);
    return found;
  }, 60_000);
  await (await liaison.attachment(id, attachments[0]!.act, 0)).text();
  await liaison.act(id, 'acknowledge', { note: secret(5) });
  await liaison.act(id, 'start-review');
  await liaison.act(id, 'request-information', { questions: [secret(6)] });
  await officer.caseIn(id, 'information-requested');
  await officer.act(id, 'supply-information', { answers: [secret(7)] });
  await liaison.caseIn(id, 'under-review');
  await liaison.act(id, 'issue-order', { orderReference: secret(8) });
  await liaison.act(id, 'preserve', { preservedAt: new Date().toISOString(), periodDays: 60, preserved: 'all' });
  await officer.caseIn(id, 'preserved');
  await officer.act(id, 'request-extension', { days: 30, reason: secret(9) });
  await liaison.caseIn(id, 'extension-requested');
  return id;
}

describe.each(['postgres', 'redis'] as const)('with a broker on %s', (kind) => {
  let redis: TestRedis | undefined;
  let network: TestNetwork;

  beforeAll(async () => {
    redis = kind === 'redis' ? await startRedis() : undefined;
    network = await TestNetwork.start({ states: 'VN,BR', ...(redis ? { broker: redis.url() } : {}) });
  }, 120_000);
  afterAll(async () => {
    await network.end();
    await redis?.stop();
  }, 60_000);

  const dumpBroker = async (): Promise<string> => {
    if (redis) return redis.dump();
    const { postgresPassword } = JSON.parse(readFileSync(path.join(network.directory, 'secrets.json'), 'utf8'));
    return dumpPostgres(`postgres://postgres:${postgresPassword}@127.0.0.1:${network.port + 99}/broker`);
  };

  it('no planted secret is on the broker, in the router’s memory or in any log', async () => {
    await playSecretCase(network);
    const router = network.processes().find(({ name }) => name === 'router')!;
    const memory = memoryOf(router.pid);
    expect(memory.reduce((sum, region) => sum + region.length, 0)).toBeGreaterThan(10_000_000);
    expect(memory.flatMap(found)).toEqual([]);
    expect(found(Buffer.from(await dumpBroker()))).toEqual([]);
    for (const log of readdirSync(path.join(network.directory, 'logs'))) {
      expect({ log, found: found(readFileSync(path.join(network.directory, 'logs', log))) }).toEqual({
        log,
        found: [],
      });
    }
  }, 90_000);

  it('no planted secret is on the broker while messages wait there', async () => {
    network.signal('router', 'SIGSTOP');
    const officer = await network.client('VN', 'officer');
    const request = preservationRequest('BR');
    const { id } = await officer.draft({ ...request, contents: { ...request.contents, necessity: secret(4) } });
    await officer.act(id, 'submit', undefined, {}, { attachments: [await attachSecrets(officer, id)] });
    const dump = await eventually(async () => {
      const text = await dumpBroker();
      expect(text).toMatch(/eyJ[\w-]{100,}\.\.[\w-]{16}\.[\w-]{700000}/);
      return text;
    });
    expect(found(Buffer.from(dump))).toEqual([]);
    network.signal('router', 'SIGCONT');
    await officer.caseIn(id, 'delivered', 60_000);
  }, 90_000);

  it('the search itself would find them: they are in the memory of a contact point', async () => {
    const contactPoint = network.processes().find(({ name }) => name === 'contact-point BR')!;
    const hits = await eventually(() => {
      const all = memoryOf(contactPoint.pid).flatMap(found);
      expect(all.length).toBeGreaterThan(0);
      return all;
    });
    expect(hits.every((one) => SECRETS.includes(one))).toBe(true);
  }, 60_000);
});
