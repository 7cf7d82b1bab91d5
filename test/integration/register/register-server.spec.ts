import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createRegisterApp } from '../../../apps/register/register-app.js';
import { RegisterService } from '../../../apps/register/register.service.js';
import { RegisterConfig } from '../../../apps/register/register-config.js';
import { readConfig } from '#config';
import type { Problem } from '#convention';
import { generateKeyPair, type PrivateKey, type PublicKey } from '#protocol';
import {
  anchorText,
  FileRegisterStore,
  keyEntryOf,
  partyOf,
  RegisterClient,
  signRegister,
  type RegisterDocument,
} from '#register';

interface Answer {
  status: number;
  type: string | null;
  etag: string | null;
  retryAfter: string | null;
  body: Record<string, unknown>;
  text: string;
}

const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2030-01-01T00:00:00Z');

let anchor: { private: PrivateKey; public: PublicKey };
let folder: string;
let app: NestExpressApplication;
let url: string;

async function startServer(): Promise<void> {
  const env = { REGISTER_PORT: '0', REGISTER_DIR: join(folder, 'server'), REGISTER_ANCHOR: anchorText(anchor.public) };
  const config = readConfig(RegisterConfig, env);
  app = await createRegisterApp(config, { logger: false });
  await app.listen(config.REGISTER_PORT, config.REGISTER_HOST);
  url = await app.getUrl();
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${url}${path}`, init);
  const text = await response.text();
  const type = response.headers.get('content-type');
  const body = /json/.test(type ?? '') ? (JSON.parse(text) as Record<string, unknown>) : {};
  const { status, headers } = response;
  return { status, type, etag: headers.get('etag'), retryAfter: headers.get('retry-after'), body, text };
}

const publish = (body: string, type = 'application/jose') =>
  ask('/register', { method: 'POST', headers: { 'content-type': type }, body });

/** A version of the register; `issued` sets it apart from another of the same number. */
async function signed(version: number, issued = '2026-01-01T00:00:00.000Z', network = 'test'): Promise<string> {
  const { public: key } = await generateKeyPair('sig', 'vn-1');
  const parties = [partyOf({ code: 'VN', url: 'http://127.0.0.1:4001', keys: [keyEntryOf(key, from, until)] })];
  const document = { v: 1, network, version, issuedAt: issued, parties, router: { keys: [] } };
  return signRegister(document as RegisterDocument, anchor.private);
}

const clientOf = (store = new FileRegisterStore(join(folder, 'client', 'register.jws'))) =>
  new RegisterClient({ url, anchor: anchor.public, store });

beforeAll(async () => {
  anchor = await generateKeyPair('sig', 'anchor-1');
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
  await startServer();
});

afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('The register server', () => {
  it('publishes, serves, lets clients follow, refuses to go back, and keeps its versions over a restart', async () => {
    const [first, second] = [await signed(1), await signed(2)];
    const client = clientOf();
    await client.start();
    expect(() => client.current()).toThrow(expect.objectContaining({ code: 'register-unavailable' }));

    expect(await publish(first)).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await client.refresh()).toBe('newer');
    expect(await publish(`${second}\n`, 'text/plain')).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await client.refresh()).toBe('newer');
    expect(client.current().party('VN')?.name).toBe('Viet Nam');
    expect(await client.refresh()).toBe('same');

    expect(await publish(first)).toMatchObject({ status: 409, body: { code: 'register-rolled-back' } });

    const serves = async () => {
      const { items } = (await ask('/register/versions')).body as { items: { version: number }[] };
      const texts = ['/register', '/register/versions/1'].map(async (path) => (await ask(path)).text);
      return [items.map(({ version }) => version), ...(await Promise.all(texts))];
    };
    expect(await serves()).toEqual([[2, 1], second, first]);
    await app.close();
    await writeFile(join(folder, 'server', 'interrupted.tmp'), first);
    await startServer();
    expect(await serves()).toEqual([[2, 1], second, first]);
    expect(await readdir(join(folder, 'server'))).toEqual(['00000001.jws', '00000002.jws']);
    expect(await publish(await signed(3))).toMatchObject({ status: 201 });
  });

  it('cannot make a client go back by losing its disk', async () => {
    await publish(await signed(1));
    const second = await signed(2);
    await publish(second);
    await clientOf().start();

    await app.close();
    await rm(join(folder, 'server'), { recursive: true });
    await startServer();
    await publish(await signed(1));
    await expect(clientOf().start()).resolves.toBeUndefined();
    const client = clientOf();
    await client.start();
    await expect(client.refresh()).rejects.toMatchObject({ code: 'register-rolled-back' });
    expect(client.current().version).toBe(2);
  });

  it('may go on with any number when it has nothing', async () => {
    expect(await publish(await signed(41))).toMatchObject({ status: 201, body: { version: 41 } });
    expect(await publish(await signed(42))).toMatchObject({ status: 201, body: { version: 42 } });
  });

  it('sends the newest version once to a reader that has it', async () => {
    const jws = await signed(1);
    await publish(jws);
    const { status, type, etag, text } = await ask('/register');
    expect({ status, type, text }).toEqual({ status: 200, type: 'application/jose', text: jws });
    const again = await ask('/register', { headers: { 'if-none-match': etag! } });
    expect(again).toMatchObject({ status: 304, text: '', etag });
    const document = await ask('/register/document');
    expect(document).toMatchObject({ status: 200, etag, body: { version: 1, network: 'test' } });
    expect(document.type).toContain('application/json');
  });

  it('accepts the newest version again, as whoever was not sure of the answer sends it', async () => {
    const jws = await signed(1);
    const [one, two] = await Promise.all([publish(jws), publish(jws)]);
    expect([one.status, two.status].sort()).toEqual([200, 201]);
    expect(one.body).toEqual(two.body);
  });

  it('takes what an interrupted try has left in its folder, when it is the same', async () => {
    const [first, other] = [await signed(1), await signed(1)];
    await writeFile(join(folder, 'server', '00000001.jws'), first);
    expect(await publish(other)).toMatchObject({ status: 409, body: { code: 'register-version-taken' } });
    expect(await publish(first)).toMatchObject({ status: 201, body: { version: 1 } });
  });

  it('takes a few publications at a time, however many are offered', async () => {
    const jws = await signed(1);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        app
          .get(RegisterService)
          .publish(jws)
          .then(
            ({ created }) => created,
            ({ code, retryable }: Problem) => `${code} ${retryable}`,
          ),
      ),
    );
    expect(answers).toEqual([true, ...Array<boolean>(4).fill(false), ...Array<string>(25).fill('register-busy true')]);
    expect(await publish(jws)).toMatchObject({ status: 200 });
  });

  it('takes one of two registers offered at the same time with the same number', async () => {
    const answers = await Promise.all([await signed(1), await signed(1)].map((jws) => publish(jws)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('register-forked');
  });

  it('never replaces a version that appeared behind its back', async () => {
    const file = join(folder, 'server', '00000001.jws');
    await writeFile(file, 'published by another server');
    expect(await publish(await signed(1))).toMatchObject({ status: 409, body: { code: 'register-version-taken' } });
    expect(await readFile(file, 'utf8')).toBe('published by another server');
    expect(await readdir(join(folder, 'server'))).toEqual(['00000001.jws']);
  });

  it('does not start on a newest version that the anchor has not signed, nor on one that is not what its name says', async () => {
    await publish(await signed(1));
    await app.close();
    const file = join(folder, 'server', '00000001.jws');
    const stranger = await generateKeyPair('sig', 'anchor-1');
    const document = {
      v: 1,
      network: 'test',
      version: 1,
      issuedAt: from.toISOString(),
      parties: [],
      router: { keys: [] },
    };
    await writeFile(file, await signRegister(document as unknown as RegisterDocument, stranger.private));
    await expect(startServer()).rejects.toMatchObject({ code: 'register-untrusted' });
    for (const text of ['damaged', await signed(2)]) {
      await writeFile(file, text);
      await expect(startServer()).rejects.toMatchObject({ code: 'register-storage-damaged' });
    }
    await rm(file);
    await startServer();
  });
});

describe('The register server answers with a problem', () => {
  const problem = async (answer: Promise<Answer>, status: number, code: string) => {
    const { type, retryAfter, ...rest } = await answer;
    expect(Number(retryAfter) > 0).toBe(status === 503);
    expect(type).toBe('application/problem+json');
    expect(rest).toMatchObject({ status, body: { status, code, type: `urn:rogatory:problem:${code}` } });
    expect(rest.body['title']).toMatch(/^[A-Z][a-z ]+$/);
    expect(rest.body['detail']).toMatch(/^[a-z].* .*/);
  };

  it('to a reader before anything is published', async () => {
    await problem(ask('/register'), 404, 'register-empty');
    await problem(ask('/register/document'), 404, 'register-empty');
    expect((await ask('/register/versions')).body).toEqual({ items: [], nextCursor: null });
  });

  it('to what must not be published', async () => {
    await publish(await signed(5));
    const stranger = await generateKeyPair('sig', 'anchor-1');
    const document = {
      v: 1,
      network: 'test',
      version: 6,
      issuedAt: from.toISOString(),
      parties: [],
      router: { keys: [] },
    };
    const foreign = await signRegister(document as unknown as RegisterDocument, stranger.private);
    const [head, payload, signature] = (await signed(6)).split('.');
    await problem(publish(foreign), 422, 'register-untrusted');
    await problem(publish([head, `A${payload}`, signature].join('.')), 422, 'register-untrusted');
    await problem(publish('hello'), 422, 'register-untrusted');
    await problem(publish(await signed(5, '2026-02-01T00:00:00Z')), 409, 'register-forked');
    await problem(publish(await signed(4)), 409, 'register-rolled-back');
    await problem(publish(await signed(7)), 409, 'register-version-gap');
    await problem(publish(await signed(6, undefined, 'other')), 409, 'register-other-network');
    expect((await ask('/register/document')).body).toMatchObject({ version: 5 });
  });

  it('to bodies that cannot be one', async () => {
    await problem(publish('{}', 'application/json'), 415, 'media-type-unsupported');
    await problem(publish('x', 'text/plain; charset=klingon'), 415, 'media-type-unsupported');
    await problem(publish('A'.repeat(2 * 1024 * 1024 + 1)), 413, 'body-too-large');
    await problem(ask('/register', { method: 'POST' }), 415, 'media-type-unsupported');
  });

  it('to versions and addresses that do not exist', async () => {
    await publish(await signed(1));
    for (const version of ['2', '0', '-1', '1.0', '01', 'x', '%00', '..%2F..%2Fetc%2Fpasswd', '9'.repeat(400)]) {
      await problem(ask(`/register/versions/${version}`), 404, 'register-version-unknown');
    }
    await problem(ask('/nothing'), 404, 'route-unknown');
    await problem(ask('/register', { method: 'DELETE' }), 404, 'route-unknown');
    await problem(ask('/register/versions/%E0%A4%A'), 400, 'request-malformed');
  });

  it('to who asks for its readiness without a folder', async () => {
    expect(await ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ok', version: null } });
    await rm(join(folder, 'server'), { recursive: true });
    await problem(ask('/readyz'), 503, 'storage-unavailable');
    await problem(publish(await signed(1)), 503, 'register-not-stored');
    expect(await ask('/livez')).toMatchObject({ status: 200 });
  });

  it('counted among its outcomes', async () => {
    await publish(await signed(3));
    await publish('hello');
    const { text, type } = await ask('/metrics');
    expect(type).toContain('text/plain');
    expect(text).toContain('rogatory_register_version 3');
    expect(text).toContain('rogatory_register_publications_total{outcome="created"} 1');
    expect(text).toContain('rogatory_register_publications_total{outcome="register-untrusted"} 1');
  });
});
