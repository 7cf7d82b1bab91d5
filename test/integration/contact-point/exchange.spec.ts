import { jest } from '@jest/globals';
import type { ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { Inbound } from '../../../apps/contact-point/exchange/inbound.service.js';
import { somebodyWaits } from '../../support/lock-waits.js';
import { stored } from '../../support/stored.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { Pair, random, shuffled, type Sent } from './pair.js';

jest.setTimeout(60_000);

const permutations = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((first, index) => permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]));

describe('messages between two contact points, out of order', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());

  /** A case that both sides know, and five acts of Brazil that Viet Nam has not seen. */
  const fiveActs = async (): Promise<{ id: string; sent: Sent[] }> => {
    const id = await pair.submit();
    await world.carry();
    for (const act of ['acknowledge', 'start-review']) await pair.act(br, id, act);
    await pair.act(br, id, 'consult', { proposal: 'Only the sign-in records, for sixty days.' });
    await pair.act(br, id, 'issue-order');
    await pair.act(br, id, 'preserve', pair.preserved());
    return { id, sent: await world.takeWaiting(br) };
  };

  /** Viet Nam is as it was before anything of Brazil's had come. */
  const forget = async (id: string): Promise<void> => {
    const client = await vn.owner.connect();
    await client.query(`SET session_replication_role = replica`);
    await client.query(`DELETE FROM acts WHERE case_id = $1 AND author = 'BR'`, [id]);
    await client.query(`DELETE FROM inbox WHERE case_id = $1`, [id]);
    await client.query(`SET session_replication_role = DEFAULT`);
    client.release();
  };

  it('a withdrawal that overtakes its request is held, and shown as held, until the request is there', async () => {
    const { id, act: submit } = await pair.submitted();
    await pair.act(vn, id, 'withdraw', { reason: 'The suspect has confessed.' });
    const [withdraw] = await world.takeWaiting(vn);
    await pair.deliver(br, withdraw!);
    await expect(br.as('liaison').case(id)).rejects.toMatchObject({ code: 'case-not-found' });
    expect(await pair.peer(br, 'VN')).toMatchObject({ inbound: { held: 1 } });
    expect((await pair.events(br, id, 'act-received'))[0]).toMatchObject({ act: 'withdraw', effect: 'held' });
    await pair.deliver(br, submit);
    expect(await pair.peer(br, 'VN')).toMatchObject({ inbound: { held: 0 } });
    await world.carry();
    const [mine, theirs] = [await pair.agreed(vn, id), await pair.agreed(br, id)];
    expect(theirs).toEqual(mine);
    expect(theirs.acts.map(({ act, effect }) => [act, effect])).toEqual([
      ['submit', 'effective'],
      ['withdraw', 'effective'],
    ]);
    expect(theirs.status).toBe('withdrawn');
  });

  it('acts after a gap are held, however many follow each other, and take effect when the gap closes', async () => {
    const { id, sent } = await fiveActs();
    const [acknowledge, review, consult, order, preserve] = sent as [Sent, Sent, Sent, Sent, Sent];
    const effects = async () => (await pair.agreed(vn, id)).acts.map(({ effect }) => effect);
    for (const late of [preserve, order, consult]) await pair.deliver(vn, late);
    expect(await effects()).toEqual(['effective', 'held', 'held', 'held']);
    expect(await pair.peer(vn, 'BR')).toMatchObject({ inbound: { held: 3 } });
    expect((await pair.agreed(vn, id)).status).toBe('delivered');
    await pair.deliver(vn, acknowledge);
    expect(await effects()).toEqual(['effective', 'effective', 'held', 'held', 'held']);
    expect(await pair.peer(vn, 'BR')).toMatchObject({ inbound: { held: 3 } });
    await pair.deliver(vn, review);
    expect(await effects()).toEqual(Array(6).fill('effective'));
    expect(await pair.peer(vn, 'BR')).toMatchObject({ inbound: { held: 0 } });
    await world.carry();
    expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
  });

  it('five acts arrive in each of their 120 orders: the same status, timeline and deadlines as their author has', async () => {
    const { id, sent } = await fiveActs();
    const theirs = await pair.agreed(br, id);
    expect(theirs).toMatchObject({ status: 'preserved', acts: { length: 6 } });
    for (const order of permutations(sent)) {
      await forget(id);
      for (const message of order) await pair.deliver(vn, message);
      expect(await pair.agreed(vn, id)).toEqual(theirs);
    }
    const { rows } = await vn.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM deadlines WHERE case_id = $1`,
      [id],
    );
    expect(rows[0]!.n).toBe(theirs.deadlines.length);
    await world.carry();
  });

  it('a request and its withdrawal arrive in both orders, before and after the answer of the other side', async () => {
    for (const order of permutations([0, 1])) {
      const id = await pair.submit();
      await pair.act(vn, id, 'withdraw', { reason: 'No longer needed.' });
      const sent = await world.takeWaiting(vn);
      for (const index of order) await pair.deliver(br, sent[index]!);
      await world.carry();
      expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
    }
  });
});

const seed = Number(process.env.TEST_SEED ?? Date.now() % 2_147_483_647);

describe(`messages between two contact points, all at once (TEST_SEED=${seed})`, () => {
  const next = random(seed);
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());

  /** Everything that waits on both sides, delivered at the same time, until nothing waits any more. */
  const carryAtOnce = async (copies: number): Promise<Sent[]> => {
    const all: Sent[] = [];
    for (;;) {
      const waiting = [...(await world.takeWaiting(vn)), ...(await world.takeWaiting(br))];
      if (waiting.length === 0) return all;
      all.push(...waiting);
      const crowd = shuffled(Array(copies).fill(waiting).flat() as Sent[], next);
      await Promise.all(crowd.map((message) => pair.deliver(world.state(message.recipient), message)));
    }
  };

  /** Officers of both sides act on all cases at the same time, each on what it knows. */
  const actEverywhere = async (ids: string[], steps: [TestState, string, Record<string, unknown>?][]) => {
    const tries = ids.flatMap((id) => steps.map(([state, act, contents]) => pair.act(state, id, act, contents)));
    for (const outcome of await Promise.allSettled(tries)) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'act-not-allowed' });
    }
  };

  const converged = async (ids: string[]): Promise<string[]> => {
    const statuses: string[] = [];
    for (const id of ids) {
      const [mine, theirs] = [await pair.agreed(vn, id), await pair.agreed(br, id)];
      expect(theirs).toEqual(mine);
      expect(mine.acts.map(({ effect }) => effect)).not.toContain('held');
      statuses.push(mine.status);
    }
    return statuses;
  };

  it('many cases, in both directions at the same time, converge', async () => {
    const ids = await Promise.all(Array.from({ length: 16 }, () => pair.submit()));
    await carryAtOnce(1);
    await actEverywhere(ids, [[br, 'acknowledge']]);
    const half = shuffled(ids, next).slice(0, 8);
    await actEverywhere(half, [
      [br, 'start-review'],
      [vn, 'withdraw', { reason: 'No longer needed.' }],
    ]);
    await carryAtOnce(1);
    await actEverywhere(ids, [[br, 'start-review']]);
    await carryAtOnce(1);
    const statuses = await converged(ids);
    expect(statuses.filter((status) => status === 'under-review')).toHaveLength(8);
    expect(await pair.peer(vn, 'BR')).toMatchObject({ outbound: { unreceipted: 0 }, inbound: { held: 0 } });
    expect(await pair.peer(br, 'VN')).toMatchObject({ outbound: { unreceipted: 0 }, inbound: { held: 0 } });
  });

  it('everything three times, shuffled, and all of it once more at the end: the same, with one ledger entry each', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => pair.submit()));
    const seen = await carryAtOnce(3);
    for (const act of ['acknowledge', 'start-review']) await actEverywhere(ids, [[br, act]]);
    await actEverywhere(ids, [[br, 'request-information', { questions: ['Which account?'] }]]);
    seen.push(...(await carryAtOnce(3)));
    await actEverywhere(ids, [[vn, 'supply-information', { answers: ['The first.'] }]]);
    seen.push(...(await carryAtOnce(3)));
    expect(new Set(await converged(ids))).toEqual(new Set(['under-review']));
    const before = await Promise.all([vn, br].map((state) => stored(state.owner, ['outbox'])));
    await Promise.all(shuffled(seen, next).map((message) => pair.deliver(world.state(message.recipient), message)));
    expect(await Promise.all([vn, br].map((state) => stored(state.owner, ['outbox'])))).toEqual(before);
    await carryAtOnce(2);
    for (const id of ids) {
      for (const state of [vn, br]) {
        const counts = ['act-performed', 'act-received', 'receipt-verified'].map((event) =>
          pair.events(state, id, event),
        );
        const lengths = (await Promise.all(counts)).map(({ length }) => length);
        expect(lengths).toEqual(state === vn ? [2, 3, 2] : [3, 2, 3]);
      }
    }
  });
});

describe('receipts', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;
  let restarted: ContactPoint;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    ({ vn, br } = pair);
    restarted = await pair.process(vn);
  });
  afterAll(async () => {
    await restarted?.stop();
    await world.stop();
  });

  it('settle once, however often they come, also when the sender was started anew in between', async () => {
    const { id, act } = await pair.submitted();
    await pair.deliver(br, act);
    const [receipt] = await world.takeWaiting(br);
    await restarted.app.get(Inbound).receipt(receipt!.envelope);
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
    const before = await stored(vn.owner, []);
    await pair.deliver(vn, receipt!);
    await restarted.app.get(Inbound).receipt(receipt!.envelope);
    expect(await stored(vn.owner, [])).toEqual(before);
    expect(await pair.events(vn, id, 'receipt-verified')).toHaveLength(1);
  });

  it.each(['names', 'does not name'])('wait for whoever works on their case, also one that %s it', async (way) => {
    const { id, act } = await pair.submitted();
    const named = way === 'names' ? id : null;
    const receipt = await new Forger(pair).receipt({ message: act.id, case: named }, br.keys.signing.private);
    const other = await vn.owner.connect();
    await other.query('BEGIN');
    await other.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`case:${id}`]);
    const settled = pair.deliver(vn, receipt);
    await somebodyWaits(vn.owner);
    await other.query('COMMIT');
    other.release();
    await settled;
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
  });

  it('that are lost are given again, in the very same bytes, when the act comes again', async () => {
    const { id, act } = await pair.submitted();
    await pair.deliver(br, act);
    const [lost] = await world.takeWaiting(br);
    world.clock.advance(60_000);
    expect((await vn.as('officer').case(id)).status).toBe('submitted');
    await pair.deliver(br, act);
    const [again] = await world.takeWaiting(br);
    expect(again!.envelope).not.toBe(lost!.envelope);
    expect(await pair.opened(again!)).toBe(await pair.opened(lost!));
    await pair.deliver(vn, again!);
    expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
  });

  it('are given for held acts too: what is stored need not be sent again', async () => {
    const { id, act } = await pair.submitted();
    await pair.act(vn, id, 'withdraw', { reason: 'No longer needed.' });
    const [withdraw] = await world.takeWaiting(vn);
    await pair.deliver(br, withdraw!);
    await world.carry();
    const messages = await pair.waiting(vn, id);
    expect(messages.map((message) => message.id)).toEqual([act.id]);
  });
});
