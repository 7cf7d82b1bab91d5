import { randomUUID } from 'node:crypto';
import { ApiProblem, type CaseAnswer, type ContactPointClient } from '#client';
import { eventually } from '../support/eventually.js';
import { TestNetwork } from '../support/network.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { preservationRequest } from '../support/requests.js';

const REQUESTS = 500;
const WORKERS = 6;
const FLUSH = 'FLUSHALL';
/** What is done to the network, in a random order and again from the start until the requests are made: nobody is spared, two flushes a round. */
const ROUND = [
  'contact-point VN',
  'contact-point BR',
  'contact-point ZA',
  'router',
  'register',
  'postgres',
  FLUSH,
  FLUSH,
];
/** Longest rest of the network, milliseconds, between everybody being up again and the next kill. */
const PAUSE = 1_500;

/** Repeats a run: `SEED=123 npm test faults`. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** mulberry32: small, seeded, good enough to choose whom to kill. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Operation {
  key: string;
  from: string;
  to: string;
  /** What the client was told, in the order it was told. */
  history: ('invoke' | 'ok' | 'unknown')[];
  id: string | null;
}

const STATES = ['VN', 'BR', 'ZA'];

/** Is this an answer that says nothing about what happened, or asks to come again later? */
const isUnknown = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status >= 500 || [408, 429].includes(error.status);

describe(`a network whose processes are killed at random (SEED=${seed})`, () => {
  let redis: TestRedis;
  let network: TestNetwork;
  let killing = true;
  const killed: string[] = [];
  const operations: Operation[] = [];
  const random = randomFrom(seed);

  beforeAll(async () => {
    redis = await startRedis();
    network = await TestNetwork.start({ broker: redis.url() });
  }, 120_000);
  afterAll(async () => {
    await network?.end();
    await redis?.stop();
  }, 90_000);

  const clients = new Map<string, ContactPointClient>();
  const client = async (state: string, role: string): Promise<ContactPointClient> => {
    const name = `${state} ${role}`;
    if (!clients.has(name)) clients.set(name, await network.client(state, role));
    return clients.get(name)!;
  };

  /** Calls with an idempotency key until the outcome is known: what an officer's client does. @throws a refusal at once */
  async function insist(operation: Operation, call: () => Promise<CaseAnswer>): Promise<CaseAnswer> {
    const known = async () => {
      operation.history.push('invoke');
      try {
        return await call();
      } catch (error) {
        if (!isUnknown(error)) return error as ApiProblem;
        operation.history.push('unknown');
        throw error;
      }
    };
    const outcome = await eventually(known, 120_000, 200);
    if (outcome instanceof ApiProblem) throw outcome;
    operation.history.push('ok');
    return outcome;
  }

  async function request(operation: Operation): Promise<void> {
    const officer = await client(operation.from, 'officer');
    const header = (step: string) => ({ 'idempotency-key': `${operation.key}-${step}` });
    const draft = await insist(operation, () =>
      officer.draft(preservationRequest(operation.to), true, header('draft')),
    );
    operation.id = draft.id;
    await insist(operation, () => officer.act(draft.id, 'submit', undefined, header('submit')));
  }

  /** Requests go out in step with the killing, so that a fast machine does not finish before the first round is through. */
  const inStep = (n: number): Promise<void> =>
    eventually(
      async () => expect(killed.length).toBeGreaterThanOrEqual(Math.floor((n * ROUND.length) / REQUESTS)),
      300_000,
    );

  async function generate(): Promise<void> {
    for (let n = 0; n < REQUESTS; n += 1) {
      const from = STATES[n % 3]!;
      const to = STATES[(n + 1 + (n % 2)) % 3]!;
      operations.push({ key: randomUUID(), from, to, history: [], id: null });
    }
    const waiting = [...operations.entries()];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await inStep(next[0]);
        await request(next[1]);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
  }

  /** Everybody answers again; or nothing more will be killed, and nobody waits any longer. */
  const allUp = async (): Promise<void> => {
    const { register, states } = await network.file();
    const urls = [
      `${register.url}/livez`,
      `http://127.0.0.1:${network.port + 98}/readyz`,
      ...states.map(({ url }) => `${url}/readyz`),
    ];
    await eventually(async () => {
      if (!killing && killed.length >= ROUND.length) return;
      for (const url of urls) expect((await fetch(url, { signal: AbortSignal.timeout(2_000) })).status).toBe(200);
    }, 60_000);
  };

  /** Until the requests are made and one round is through: kills somebody or flushes the broker, waits until all are up again, and so on. */
  async function disturb(): Promise<void> {
    const deck: string[] = [];
    while (killing || killed.length < ROUND.length) {
      if (deck.length === 0) deck.push(...ROUND);
      const victim = deck.splice(Math.floor(random() * deck.length), 1)[0]!;
      if (victim === FLUSH) await redis.flushAll();
      else await eventually(() => expect(network.signal(victim, 'SIGKILL')).toBe(true), 60_000);
      killed.push(victim);
      await allUp();
      await new Promise((resolve) => setTimeout(resolve, PAUSE * random()));
    }
  }

  const settled = async (state: string): Promise<void> => {
    const officer = await client(state, 'supervisor');
    const { items } = await officer.request<{ items: object[] }>('/api/exchange/messages');
    if (items.length > 0) throw new Error(`${state} waits for ${items.length} receipts: ${JSON.stringify(items[0])}`);
  };

  it('accepts every request in the end', async () => {
    const disturbance = disturb();
    await generate();
    killing = false;
    await disturbance;
    expect(operations.every(({ history }) => history.filter((event) => event === 'ok').length === 2)).toBe(true);
    expect(killed.slice(0, ROUND.length).sort()).toEqual([...ROUND].sort());
  }, 400_000);

  it('loses nothing, doubles nothing, and leaves both sides equal', async () => {
    for (const state of STATES) await eventually(() => settled(state), 240_000, 500);
    const held = new Map<string, Map<string, CaseAnswer>>();
    for (const state of STATES) held.set(state, await everyCase(await client(state, 'officer')));
    for (const { from, to, id } of operations) {
      const [mine, theirs] = [held.get(from)!.get(id!), held.get(to)!.get(id!)];
      expect({ id, mine: mine?.status, theirs: theirs?.status }).toEqual({
        id,
        mine: 'delivered',
        theirs: 'delivered',
      });
      expect(mine!.reference).toBe(theirs!.reference);
    }
    const ids = new Set(operations.map(({ id }) => id));
    expect(ids.size).toBe(REQUESTS);
    const all = [...held.values()].flatMap((cases) => [...cases.values()]);
    expect(all.filter(({ box }) => box === 'outgoing')).toHaveLength(REQUESTS);
    expect(all.filter(({ box }) => box === 'incoming')).toHaveLength(REQUESTS);
    expect(all.every(({ id }) => ids.has(id))).toBe(true);
  }, 300_000);

  it('holds on both sides the same acts, each with the same receipt, in every tenth case', async () => {
    for (const { from, to, id } of operations.filter((_, index) => index % 10 === 0)) {
      const [mine, theirs] = await Promise.all(
        [from, to].map(async (state) => (await client(state, 'officer')).timeline(id!)),
      );
      const acts = (items: typeof mine) =>
        items!
          .filter(({ type }) => type === 'act')
          .map(({ hash, effect, status, delivery }) => ({ hash, effect, status, receipt: delivery?.receipt }));
      expect(acts(mine)).toEqual(acts(theirs));
      expect(acts(mine)).toEqual([{ ...acts(mine)[0], receipt: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/) }]);
    }
  }, 60_000);

  it('leaves ledgers that verify, with one entry for every act', async () => {
    const ledgers = new Map<string, Entry[]>();
    for (const state of STATES) {
      const auditor = await client(state, 'auditor');
      await eventually(async () => {
        expect(await auditor.request('/api/ledger/verify')).toMatchObject({ ok: true, broken: null });
        ledgers.set(state, await everyEntry(auditor));
        for (const [event, side] of SIDES)
          expect([state, event, casesOf(ledgers.get(state)!, event)]).toEqual([
            state,
            event,
            operations.flatMap((operation) => (operation[side] === state ? operation.id! : [])).sort(),
          ]);
      });
    }
    const acts = (event: string) => [...ledgers.values()].flatMap((entries) => actsOf(entries, event)).sort();
    expect(new Set(acts('act-performed')).size).toBe(REQUESTS);
    expect(acts('act-received')).toEqual(acts('act-performed'));
    expect(acts('receipt-verified')).toEqual(acts('act-performed'));
  }, 120_000);

  it('says whom it killed', () => {
    const counts = Object.fromEntries(
      [...new Set(killed)].map((name) => [name, killed.filter((one) => one === name).length]),
    );
    process.stdout.write(`SEED=${seed} killed ${JSON.stringify(counts)}\n`);
    expect(killed.length).toBeGreaterThanOrEqual(ROUND.length);
  });
});

interface Entry {
  event: string;
  case: string | null;
  /** `hash` of an act that was performed or received, `message` that a receipt is for: the same. */
  detail: { hash?: string; message?: string };
}

/** Which side of a request records what, once each. */
const SIDES = [
  ['act-performed', 'from'],
  ['act-received', 'to'],
  ['receipt-verified', 'from'],
] as const;

const recorded = (entries: Entry[], event: string) => entries.filter((entry) => entry.event === event);
const casesOf = (entries: Entry[], event: string) =>
  recorded(entries, event)
    .map((entry) => entry.case)
    .sort();
const actsOf = (entries: Entry[], event: string) =>
  recorded(entries, event).map(({ detail: { hash, message } }) => hash ?? message);

const everyCase = async (client: ContactPointClient): Promise<Map<string, CaseAnswer>> =>
  new Map((await everyItem<CaseAnswer>(client, '/api/cases?limit=200&sort=created')).map((item) => [item.id, item]));

const everyEntry = (client: ContactPointClient) => everyItem<Entry>(client, '/api/ledger/entries?limit=500');

/** What a contact point lists, page by page. */
async function everyItem<T>(client: ContactPointClient, path: string): Promise<T[]> {
  const found: T[] = [];
  let cursor = '';
  do {
    const next = cursor ? `&cursor=${cursor}` : '';
    const page = await client.request<{ items: T[]; nextCursor: string | null }>(`${path}${next}`);
    found.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return found;
}
