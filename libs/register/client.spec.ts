import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#convention';
import { generateKeyPair, type PrivateKey, type PublicKey } from '#protocol';
import { FileRegisterStore, MAX_REGISTER_BYTES, MemoryRegisterStore, partyOf, registerHash } from './index.js';
import { readRegister, RegisterClient, signRegister } from './index.js';
import type { RegisterClientOptions, RegisterDocument, RegisterStore } from './index.js';

let anchor: { private: PrivateKey; public: PublicKey };
beforeAll(async () => {
  anchor = await generateKeyPair('sig', 'anchor-1');
});

function documentOf(version: number, changes: Partial<RegisterDocument> = {}): RegisterDocument {
  const parties = [partyOf({ code: 'VN', url: 'http://127.0.0.1:4001', keys: [] })];
  return {
    v: 1,
    network: 'test',
    version,
    issuedAt: '2026-01-01T00:00:00Z',
    parties,
    router: { keys: [] },
    ...changes,
  };
}

const signed = (version: number, changes?: Partial<RegisterDocument>) =>
  signRegister(documentOf(version, changes), anchor.private);

async function kept(store: RegisterStore): Promise<string | null> {
  for await (const jws of store.load()) return jws;
  return null;
}

/** A register server in a variable: `serves` is its newest text, a status, or null for no answer at all. */
function network(serves: string | number | null) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const state = {
    serves,
    asked,
    fetch: (url: string, init: RequestInit): Promise<Response> => {
      const headers = init.headers as Record<string, string>;
      asked.push({ url, headers });
      if (state.serves === null) return Promise.reject(new TypeError('fetch failed'));
      if (typeof state.serves === 'number') return Promise.resolve(new Response('sorry', { status: state.serves }));
      const known = headers['if-none-match'] === `"${registerHash(state.serves)}"`;
      return Promise.resolve(known ? new Response(null, { status: 304 }) : new Response(state.serves));
    },
  };
  return state;
}

function clientOf(server: ReturnType<typeof network>, options: Partial<RegisterClientOptions> = {}) {
  const refusals: string[] = [];
  const updates: number[] = [];
  const store = options.store ?? new MemoryRegisterStore();
  const client = new RegisterClient({
    url: 'http://register.example/',
    anchor: anchor.public,
    fetch: server.fetch,
    now: () => new Date('2026-02-01T00:00:00Z'),
    onRefusal: ({ code, details }: Problem) => refusals.push(details['in'] === 'cache' ? `${code} in the cache` : code),
    onUpdate: ({ version }) => updates.push(version),
    ...options,
    store,
  });
  return { client, store, refusals, updates };
}

describe('A client of the register', () => {
  it('takes over newer versions, and says when nothing is new', async () => {
    const server = network(await signed(1));
    const { client, store, updates } = clientOf(server);
    await client.start();
    expect(client.current().version).toBe(1);
    expect(await client.refresh()).toBe('same');
    server.serves = await signed(4);
    expect(await client.refresh()).toBe('newer');
    expect(client.current().version).toBe(4);
    expect(updates).toEqual([1, 4]);
    expect(await kept(store)).toBe(server.serves);
    expect(server.asked[0]?.url).toBe('http://register.example/register');
    expect(client.checkedAt()).toEqual(new Date('2026-02-01T00:00:00Z'));
  });

  it('takes what it holds, given to it in full again, for nothing new, and stores it once', async () => {
    const text = await signed(2);
    const saved: number[] = [];
    const store = {
      load: () => new MemoryRegisterStore().load(),
      save: async (_: string, version: number) => void saved.push(version),
    };
    const { client, updates } = clientOf(network(null), { fetch: async () => new Response(text), store });
    await client.start();
    expect(await client.refresh()).toBe('same');
    expect({ updates, saved }).toEqual({ updates: [2], saved: [2] });
  });

  it('works from its cache while the server is away', async () => {
    const { client, updates } = clientOf(network(null), { store: new MemoryRegisterStore(await signed(2)) });
    await client.start();
    expect(client.current().version).toBe(2);
    expect(await client.refresh()).toBe('unreachable');
    expect(client.checkedAt()).toBeNull();
    expect(updates).toEqual([2]);
  });

  it('starts with nothing, says so, and recovers when the server comes', async () => {
    const server = network(null);
    const { client } = clientOf(server);
    await client.start();
    expect(() => client.current()).toThrow(expect.objectContaining({ code: 'register-unavailable', retryable: true }));
    server.serves = await signed(1);
    expect(await client.refresh()).toBe('newer');
  });

  it.each([404, 500, 301])('takes status %i for no answer', async (status) => {
    expect(await clientOf(network(status)).client.refresh()).toBe('unreachable');
  });

  it('takes "not modified" for no answer when it holds nothing', async () => {
    const fetch = () => Promise.resolve(new Response(null, { status: 304 }));
    expect(await clientOf(network(null), { fetch }).client.refresh()).toBe('unreachable');
  });

  it('takes a server that does not answer in time for unreachable', async () => {
    const never: RegisterClientOptions['fetch'] = (_url, init) =>
      new Promise((_resolve, reject) =>
        init.signal!.addEventListener('abort', () => reject(init.signal!.reason as Error)),
      );
    const { client } = clientOf(network(null), { fetch: never, timeout: 5 });
    expect(await client.refresh()).toBe('unreachable');
  });

  it('keeps no process alive by following, and has stopped when nothing runs any more', async () => {
    let answer: (response: Response) => void = () => undefined;
    let asked: () => void = () => undefined;
    const asking = new Promise<void>((resolve) => (asked = resolve));
    const fetch = () => (asked(), new Promise<Response>((resolve) => (answer = resolve)));
    const { client } = clientOf(network(null), { fetch });
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const stop = client.follow(1);
    expect(timers()).toBe(before);
    await asking;
    const stopped = stop().then(() => client.current().version);
    answer(new Response(await signed(1)));
    expect(await stopped).toBe(1);
  });

  it('asks once when several ask at the same time', async () => {
    const server = network(await signed(1));
    const { client } = clientOf(server);
    expect(await Promise.all([client.refresh(), client.refresh()])).toEqual(['newer', 'newer']);
    expect(server.asked).toHaveLength(1);
  });
});

describe('A client of the register refuses', () => {
  const refused = async (server: ReturnType<typeof network>, code: string) => {
    const store = new MemoryRegisterStore(await signed(3));
    const { client, updates } = clientOf(server, { store });
    const before = await kept(store);
    await expect(client.start()).resolves.toBeUndefined();
    await expect(client.refresh()).rejects.toMatchObject({ code, retryable: false });
    expect(client.current().version).toBe(3);
    expect(updates).toEqual([3]);
    expect(await kept(store)).toBe(before);
  };

  it('an older version', async () => refused(network(await signed(2)), 'register-rolled-back'));

  it('another register of the same version', async () =>
    refused(network(await signed(3, { issuedAt: '2026-01-02T00:00:00Z' })), 'register-forked'));

  it('the register of another network', async () =>
    refused(network(await signed(4, { network: 'other' })), 'register-other-network'));

  it('a register signed by someone else', async () => {
    const stranger = await generateKeyPair('sig', 'anchor-1');
    await refused(network(await signRegister(documentOf(4), stranger.private)), 'register-untrusted');
  });

  it('an altered register', async () => {
    const [header, payload = '', signature] = (await signed(4)).split('.');
    await refused(network(`${header}.${payload.replace(/^./, 'f')}.${signature}`), 'register-untrusted');
  });

  it('something that is no register', async () =>
    refused(network('<html>Sign in to the hotel</html>'), 'register-untrusted'));

  it('an answer that does not end', async () =>
    refused(network('A'.repeat(MAX_REGISTER_BYTES + 1)), 'register-untrusted'));

  it('to start from an untrusted server when it has nothing else', async () => {
    const { client } = clientOf(network('nonsense'));
    await expect(client.start()).rejects.toMatchObject({ code: 'register-untrusted' });
  });

  it('a cache that someone altered, reports it, and fetches', async () => {
    const server = network(await signed(5));
    const { client, refusals } = clientOf(server, { store: new MemoryRegisterStore('not a register') });
    await client.start();
    expect(refusals).toEqual(['register-untrusted in the cache']);
    expect(client.current().version).toBe(5);
  });

  it('an untrusted register while it follows the server, and reports it', async () => {
    const server = network('nonsense');
    const { client } = clientOf(server, { store: new MemoryRegisterStore(await signed(3)), onRefusal: () => heard() });
    let heard: () => void = () => undefined;
    const report = new Promise<void>((resolve) => (heard = resolve));
    const stop = client.follow(1);
    await report;
    await stop();
    const before = server.asked.length;
    // Timers keep their order: one that still followed would ask before this one ends.
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(server.asked).toHaveLength(before);
  });
});

describe('The cache of a client', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'register-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('survives the process, and still refuses what is older', async () => {
    const path = join(folder, 'cache', 'register.jws');
    const server = network(await signed(7));
    await clientOf(server, { store: new FileRegisterStore(path) }).client.start();

    server.serves = await signed(6);
    const { client, refusals } = clientOf(server, { store: new FileRegisterStore(path) });
    await client.start();
    expect(client.current().version).toBe(7);
    expect(refusals).toEqual(['register-rolled-back']);
  });

  it('keeps the higher version of two processes that share it, and both use it', async () => {
    const store = new FileRegisterStore(join(folder, 'register.jws'));
    const [one, other] = [network(await signed(4)), network(await signed(4))];
    const [first, second] = [clientOf(one, { store }), clientOf(other, { store })];
    await Promise.all([first.client.start(), second.client.start()]);
    [one.serves, other.serves] = [await signed(6), await signed(5)];
    await first.client.refresh();
    expect(await second.client.refresh()).toBe('newer');
    expect(second.updates).toEqual([4, 5, 6]);
    expect(readRegister((await kept(store))!).version).toBe(6);
    // Two registers of one version: what is kept stays, and both processes say so until somebody signs the next one.
    [one.serves, other.serves] = [await signed(7), await signed(7, { issuedAt: '2026-01-02T00:00:00Z' })];
    await first.client.refresh();
    await expect(second.client.refresh()).rejects.toMatchObject({ code: 'register-forked' });
    expect(await kept(store)).toBe(one.serves);
    other.serves = await signed(8);
    expect(await second.client.refresh()).toBe('newer');
    expect(await kept(store)).toBe(other.serves);
  });

  it.each([
    [
      'that another anchor has signed',
      async () => signRegister(documentOf(9), (await generateKeyPair('sig', 'anchor-1')).private),
    ],
    ['cut off in the middle', async () => (await signed(9)).slice(0, 700)],
    ['of nothing', async () => ''],
  ])('%s does not count, whatever version it says: it is told, and replaced by one that does', async (_, text) => {
    const path = join(folder, 'register.jws');
    await writeFile(path, await text());
    const server = network(await signed(5));
    const { client, refusals } = clientOf(server, { store: new FileRegisterStore(path) });
    await client.start();
    expect(refusals).toEqual(['register-untrusted in the cache']);
    expect(await readFile(path, 'utf8')).toBe(server.serves);

    server.serves = await signed(4);
    const again = clientOf(server, { store: new FileRegisterStore(path) });
    await again.client.start();
    expect(again.client.current().version).toBe(5);
    expect(again.refusals).toEqual(['register-rolled-back']);
  });

  it('that keeps several gives the newest that counts, also while the server is away', async () => {
    const stranger = await generateKeyPair('sig', 'anchor-2');
    const texts = [await signRegister(documentOf(9), stranger.private), 'rubbish', await signed(5), await signed(4)];
    const store = {
      load: async function* () {
        yield* texts;
      },
      save: () => Promise.resolve(),
    };
    const { client, refusals } = clientOf(network(null), { store });
    await client.start();
    expect(client.current().version).toBe(5);
    expect(refusals).toEqual(['register-untrusted in the cache']);
  });

  it('that is there and cannot be read is said, and nothing is taken from the network before it can', async () => {
    const path = join(folder, 'register.jws');
    await mkdir(path);
    const server = network(await signed(6));
    const { client } = clientOf(server, { store: new FileRegisterStore(path) });
    const unreadable = {
      code: 'register-cache-unreadable',
      retryable: true,
      message: expect.stringContaining('EISDIR'),
    };
    await expect(client.start()).rejects.toMatchObject(unreadable);
    await expect(client.refresh()).rejects.toMatchObject(unreadable);
    expect(() => client.current()).toThrow(expect.objectContaining({ code: 'register-unavailable' }));

    await rm(path, { recursive: true });
    await writeFile(path, await signed(7));
    await expect(client.refresh()).rejects.toMatchObject({ code: 'register-rolled-back' });
    expect(client.current().version).toBe(7);
  });

  it('that becomes unreadable later does not keep a newer version from being used, and says so', async () => {
    const path = join(folder, 'register.jws');
    const server = network(await signed(1));
    const { client } = clientOf(server, { store: new FileRegisterStore(path) });
    await client.start();
    await rm(path);
    await mkdir(path);
    server.serves = await signed(2);
    await expect(client.refresh()).rejects.toMatchObject({ code: 'register-not-stored', retryable: true });
    expect(client.current().version).toBe(2);
    await rm(path, { recursive: true });
    expect(await client.refresh()).toBe('same');
    expect(await readFile(path, 'utf8')).toBe(server.serves);
  });

  it('is replaced whole and leaves nothing behind', async () => {
    const store = new FileRegisterStore(join(folder, 'register.jws'));
    expect(await kept(store)).toBeNull();
    await Promise.all([store.save('one'), store.save('two')]);
    expect(['one', 'two']).toContain(await kept(store));
    await store.save('three');
    expect(await readFile(join(folder, 'register.jws'), 'utf8')).toBe('three');
    expect(await readdir(folder)).toEqual(['register.jws']);
  });

  it('fails when it cannot be replaced, and leaves nothing behind either', async () => {
    await mkdir(join(folder, 'register.jws'));
    const store = new FileRegisterStore(join(folder, 'register.jws'));
    await expect(store.save('one')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(folder)).toEqual(['register.jws']);
  });

  it('may fail without keeping a newer version, with its revocations, from being used', async () => {
    await writeFile(join(folder, 'file'), '');
    const store = new FileRegisterStore(join(folder, 'file', 'register.jws'));
    const server = network(await signed(1));
    const { client } = clientOf(server, {
      store: { load: () => new MemoryRegisterStore().load(), save: (jws) => store.save(jws) },
    });
    await expect(client.refresh()).rejects.toMatchObject({ code: 'register-not-stored', retryable: true });
    expect(client.current().version).toBe(1);

    await rm(join(folder, 'file'));
    expect(await client.refresh()).toBe('same');
    expect(await kept(store)).toBe(server.serves);
  });
});
