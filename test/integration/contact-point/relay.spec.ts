import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Problem } from '#convention';
import { generateKeyPair, peek } from '#protocol';
import { keyEntryOf } from '#register';
import { openBroker, outboundQueue, type Broker } from '#transport';
import type { ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { BrokerHolder } from '../../../apps/contact-point/exchange/broker-holder.js';
import { Sealer } from '../../../apps/contact-point/directory/sealer.service.js';
import { Relay } from '../../../apps/contact-point/exchange/relay.service.js';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { preservationRequest } from '../../support/requests.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { DAY, HOUR, Pair } from './pair.js';

jest.setTimeout(60_000);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const YEAR = 365 * DAY;

interface Row {
  type: string;
  id: string;
  state: string;
  attempts: number;
  next_attempt_at: Date | null;
  code: string | null;
  envelope: string;
}

describe('the relay, between the outbox and the broker,', () => {
  let redis: TestRedis;
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let second: ContactPoint;
  let broker: Broker;
  /** What the broker has been given, in the order it gives it out. */
  const taken: string[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    world = await World.start({ states: ['VN', 'BR', 'ZA'], brokerUrl: redis.url() });
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
    second = await pair.process(vn);
    broker = openBroker(redis.url(), { name: 'reader', logger: { log: () => undefined, warn: () => undefined } });
    const server = broker.server({ queues: [outboundQueue('VN'), outboundQueue('BR')], concurrency: 1 });
    for (const pattern of ['act', 'receipt']) {
      server.addHandler(pattern, (data: string) => Promise.resolve(void taken.push(data)));
    }
    server.listen(() => undefined);
  });
  beforeEach(async () => {
    await vn.owner.query(`DELETE FROM outbox`);
    taken.length = 0;
  });
  afterAll(async () => {
    await second?.stop();
    await broker?.close();
    await world?.stop();
    await redis?.stop();
  });

  const drain = (state = vn) => state.app.get(Relay).drain();
  /** And forgets what the broker has, as every later look does. */
  const settle = async (): Promise<void> => {
    await drain();
    await drain();
  };
  const rows = async (): Promise<Row[]> => (await vn.owner.query<Row>('SELECT * FROM outbox ORDER BY created_at')).rows;
  const row = async (): Promise<Row> => (await rows())[0]!;
  const gone = (count: number) => eventually(() => expect(taken).toHaveLength(count));

  /** Rows that no act stands behind: the relay carries them like any other. */
  const fill = (count: number, urgency: string, type = 'act') =>
    vn.owner.query(
      `INSERT INTO outbox (id, type, recipient, urgency, envelope, expires_at, state, attempts, next_attempt_at, created_at)
        SELECT gen_random_uuid(), $3, 'BR', $2, $2 || n, $4::timestamptz + interval '30 days', 'pending', 0, $4, $4
          FROM generate_series(1, $1) n`,
      [count, urgency, type, world.clock.now()],
    );

  it('offers an act again after 2 s, 5 s, 15 s, 60 s, 5 min and then every hour, never before', async () => {
    await pair.submit();
    const waits = [2 * SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, HOUR, HOUR, HOUR];
    for (const [index, wait] of waits.entries()) {
      const before = world.clock.now().getTime();
      await drain();
      const { attempts, next_attempt_at: next } = await row();
      expect(attempts).toBe(index + 1);
      expect(next!.getTime()).toBeGreaterThanOrEqual(before + wait);
      expect(next!.getTime()).toBeLessThanOrEqual(world.clock.now().getTime() + wait);
      world.clock.advance(next!.getTime() - world.clock.now().getTime() - SECOND);
      await drain();
      expect((await row()).attempts).toBe(index + 1);
      world.clock.advance(SECOND);
    }
    await gone(waits.length);
    expect(new Set(taken).size).toBe(1);
  });

  it('keeps an act until its receipt, and a receipt until the broker has it', async () => {
    await pair.submit();
    await fill(1, 'routine', 'receipt');
    await settle();
    expect((await rows()).map(({ type }) => type)).toEqual(['act']);
    await gone(2);
  });

  it('sends a receipt once, also when its next attempt comes before it is forgotten', async () => {
    await fill(1, 'routine', 'receipt');
    await drain();
    expect((await rows()).map(({ type }) => type)).toEqual(['receipt']);
    world.clock.advance(2 * SECOND);
    await drain();
    expect(await rows()).toEqual([]);
    await gone(1);
  });

  it('leaves everything to come again, soon and uncounted, while the broker is away; officers notice nothing', async () => {
    await redis.stop();
    const started = Date.now();
    const id = await pair.submit();
    expect(Date.now() - started).toBeLessThan(2 * SECOND);
    for (let round = 0; round < 2; round += 1) {
      const before = world.clock.now().getTime();
      await expect(drain()).rejects.toMatchObject({ code: 'broker-unavailable', retryable: true });
      expect((await pair.waiting(vn, id))[0]).toMatchObject({
        state: 'pending',
        code: 'broker-unavailable',
        attempts: 0,
      });
      expect((await row()).next_attempt_at!.getTime()).toBeGreaterThanOrEqual(before + 2 * SECOND);
      world.clock.advance(2 * SECOND);
    }
    await redis.start();
    await eventually(async () => {
      world.clock.advance(2 * SECOND);
      await drain();
    }, 20_000);
    expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'pending', code: null, attempts: 1 });
    await eventually(() => expect(taken).toHaveLength(1), 20_000);
  });

  it('does not take up again what was refused for good while the broker hung', async () => {
    const id = await pair.submit();
    const [act] = await rows();
    const refusal = await forger.receipt(
      { message: act!.id, outcome: 'refused', code: 'unsupported-kind' },
      br.keys.signing.private,
    );
    process.kill(redis.pid(), 'SIGSTOP');
    const draining = expect(drain()).rejects.toMatchObject({ code: 'broker-unavailable' });
    await eventually(async () => expect((await row()).attempts).toBe(1));
    await pair.deliver(vn, refusal);
    await draining;
    process.kill(redis.pid(), 'SIGCONT');
    expect((await pair.waiting(vn, id))[0]).toMatchObject({
      state: 'refused',
      code: 'unsupported-kind',
      nextAttemptAt: null,
    });
    // What the relay gave up may have reached the broker all the same; it must not be taken for the next test's.
    await broker.add(outboundQueue('VN'), [{ message: { pattern: 'act', data: 'the end' }, urgency: 'routine' }]);
    await eventually(() => expect(taken).toContain('the end'));
  });

  it.each(['cannot be sealed', 'was sealed'])('writes nothing on what is receipted before it %s', async (outcome) => {
    const id = await pair.submit();
    const { id: message } = await row();
    await vn.owner.query(`UPDATE outbox SET envelope = ''`);
    const sealer = vn.app.get(Sealer);
    const seal = jest.spyOn(sealer, 'seal');
    seal.mockImplementationOnce(async (sealable) => {
      await pair.deliver(vn, await forger.receipt({ message, case: id }, br.keys.signing.private));
      if (outcome === 'was sealed') return sealer.seal(sealable);
      throw new Problem('party-suspended', 'suspended');
    });
    await drain();
    expect(seal).toHaveBeenCalled();
    seal.mockRestore();
    expect(await row()).toMatchObject({ state: 'receipted', code: null, envelope: '' });
    if (outcome === 'was sealed') await gone(1);
  });

  it('passes over what another relay has in hand', async () => {
    await fill(2, 'routine');
    const other = await vn.owner.connect();
    await other.query('BEGIN');
    await other.query(`SELECT FROM outbox WHERE envelope = 'routine1' FOR UPDATE`);
    await drain();
    await other.query('ROLLBACK');
    other.release();
    expect((await rows()).map(({ envelope, attempts }) => `${envelope} ${attempts}`).sort()).toEqual([
      'routine1 0',
      'routine2 1',
    ]);
    await gone(1);
  });

  it('sends what a clock that was a year ahead has put off, in an envelope that its recipient takes today', async () => {
    await pair.submit();
    world.clock.advance(YEAR);
    await drain();
    world.clock.advance(2 * SECOND);
    await drain();
    await gone(2);
    world.clock.advance(-YEAR);
    const sent = (await row()).envelope;
    await drain();
    await gone(3);
    expect(taken[2]).not.toBe(sent);
    await pair.deliver(br, { type: 'act', envelope: taken[2]! });
    const { rows: inbox } = await br.owner.query('SELECT id FROM inbox WHERE id = $1', [peek(sent).id]);
    expect(inbox).toHaveLength(1);
    await drain();
    await drain();
    expect((await row()).attempts).toBe(3);
  });

  it('shares the work with another relay: every message is taken by one of them', async () => {
    await fill(250, 'routine');
    const relays = [vn.app.get(Relay), second.app.get(Relay)];
    await Promise.all([...relays, ...relays].map((relay) => relay.drain()));
    expect(new Set((await rows()).map(({ attempts }) => attempts))).toEqual(new Set([1]));
    await gone(250);
    expect(new Set(taken).size).toBe(250);
  });

  it('that is told to end does so after the batch it has in hand', async () => {
    await fill(101, 'routine');
    await vn.app.get(Relay).drain(() => true);
    expect((await rows()).filter(({ attempts }) => attempts === 0)).toHaveLength(1);
    await gone(100);
  });

  it('takes the urgent ones first, however long the others have been waiting', async () => {
    await fill(150, 'routine');
    world.clock.advance(MINUTE);
    await fill(1, 'urgent');
    await fill(1, 'emergency');
    const add = jest.spyOn(vn.app.get(BrokerHolder).broker, 'add');
    await drain();
    const batches = add.mock.calls.map(([, messages]) => messages.map(({ message }) => message.data));
    add.mockRestore();
    expect(batches.map(({ length }) => length)).toEqual([100, 52]);
    expect(batches[0]).toEqual(expect.arrayContaining(['emergency1', 'urgent1']));
    await gone(152);
  });

  it('that fails at any statement has lost nothing: what it held comes again', async () => {
    const faults = new StatementFaults(vn.app.get(DataSource));
    await fill(1, 'routine', 'receipt');
    const statements = await faults.counting(settle);
    expect(statements).toBe(2);
    for (const moment of ['before', 'after'] as const) {
      for (let n = 1; n <= statements; n += 1) {
        const id = randomUUID();
        await fill(1, id, 'receipt');
        await faults.breaking(n, moment, settle).catch(() => undefined);
        world.clock.advance(2 * SECOND);
        await settle();
        expect(await rows()).toEqual([]);
        await eventually(() => expect(taken).toContain(`${id}1`));
      }
    }
  });

  describe('with an envelope that no longer fits', () => {
    const newKey = async (kid: string): Promise<void> => {
      const { public: key } = await generateKeyPair('enc', kid);
      const now = world.clock.now().getTime();
      await forger.list('BR', keyEntryOf(key, new Date(now - SECOND), new Date(now + 3650 * DAY)));
      await forger.refresh(vn);
    };

    it('seals an expired one anew: the same id and the same signed bytes, to the same key', async () => {
      await pair.submit();
      const before = await row();
      const signed = await pair.opened({ envelope: before.envelope, recipient: 'BR' });
      world.clock.advance(30 * DAY);
      await drain();
      await gone(1);
      const [sent] = taken;
      expect(sent).not.toBe(before.envelope);
      expect(peek(sent!)).toMatchObject({ id: before.id, kid: 'BR-e1' });
      expect(await pair.opened({ envelope: sent!, recipient: 'BR' })).toBe(signed);
      expect((await row()).envelope).toBe(sent);
      await pair.deliver(br, { type: 'act', envelope: sent! });
    });

    it('seals an expired one to the newest key of its recipient, and one that was sent in vain too', async () => {
      await pair.submit();
      await newKey('BR-e2');
      await drain();
      world.clock.advance(2 * SECOND);
      await drain();
      await gone(2);
      expect(taken.map((envelope) => peek(envelope).kid)).toEqual(['BR-e1', 'BR-e2']);
      await newKey('BR-e3');
      world.clock.advance(31 * DAY);
      await drain();
      await gone(3);
      expect(taken.map((envelope) => peek(envelope).kid)).toEqual(['BR-e1', 'BR-e2', 'BR-e3']);
      expect(new Set(taken.map((envelope) => peek(envelope).id)).size).toBe(1);
    });

    it('says why when its recipient is suspended, keeps it on schedule, and lets the others go', async () => {
      const officer = await pair.as(vn, 'officer');
      const stuck = await pair.submit();
      const { id: other } = await officer.draft(preservationRequest('ZA'));
      await officer.act(other, 'submit');
      world.clock.advance(31 * DAY);
      await suspend('BR', true);
      await drain();
      await suspend('BR', false);
      await gone(1);
      expect(peek(taken[0]!).to).toBe('ZA');
      const [message] = await pair.waiting(vn, stuck);
      expect(message).toMatchObject({ state: 'pending', code: 'party-suspended', attempts: 1 });
      expect(Date.parse(message!.nextAttemptAt!)).toBeGreaterThan(world.clock.now().getTime());
    });

    it('seals what was stored while its recipient was suspended, once that is over', async () => {
      const id = await pair.submit();
      await suspend('BR', true);
      await (await pair.as(vn, 'officer')).act(id, 'withdraw', { reason: 'No longer needed.' });
      await drain();
      const stored = await rows();
      expect(stored.at(-1)).toMatchObject({ envelope: '', code: 'party-suspended' });
      await suspend('BR', false);
      world.clock.advance(2 * SECOND);
      await drain();
      await gone(3);
      expect(taken.map((envelope) => peek(envelope).id)).toContain(stored.at(-1)!.id);
    });

    it('holds back what is signed with a key that is revoked, says so, and lets it go when the key is back', async () => {
      const id = await pair.submit();
      await drain();
      await gone(1);
      const { keys } = world.document.parties.find(({ code }) => code === 'VN')!;
      await forger.change('VN', { keys: keys.map((key) => ({ ...key, revokedAt: pair.now() })) });
      await forger.refresh(vn);
      world.clock.advance(2 * SECOND);
      await drain();
      expect((await pair.waiting(vn, id))[0]).toMatchObject({
        state: 'pending',
        code: 'signature-expired',
        attempts: 2,
      });
      expect(await row()).toMatchObject({ code: 'signature-expired' });
      await forger.change('VN', { keys });
      await forger.refresh(vn);
      world.clock.advance(5 * SECOND);
      await drain();
      await gone(2);
      expect((await pair.waiting(vn, id))[0]).toMatchObject({ state: 'pending', code: null, attempts: 3 });
    });

    const suspend = async (code: string, suspended: boolean): Promise<void> => {
      await forger.change(code, { suspended });
      await forger.refresh(vn);
    };
  });

  describe('told to send now', () => {
    const retry = async (role: 'officer' | 'liaison' | 'supervisor' | 'auditor' | 'administrator', id: string) =>
      (await pair.as(vn, role)).request(`/api/exchange/messages/${id}/retry`, { method: 'POST' });

    it('by a supervisor or an administrator, does so and begins the schedule again; by others, does not', async () => {
      const id = await pair.submit();
      for (const wait of [2 * SECOND, 5 * SECOND, 15 * SECOND]) {
        await drain();
        world.clock.advance(wait - SECOND);
        await drain();
        world.clock.advance(SECOND);
      }
      await drain();
      const before = await row();
      expect(before.attempts).toBe(4);
      for (const role of ['officer', 'liaison', 'auditor'] as const) {
        await expect(retry(role, before.id)).rejects.toMatchObject({ status: 403 });
      }
      expect(await row()).toEqual(before);
      for (const role of ['supervisor', 'administrator'] as const) {
        await retry(role, before.id);
        expect(await row()).toMatchObject({ state: 'pending', attempts: 0, code: null });
        await drain();
        expect((await row()).attempts).toBe(1);
      }
      expect(await pair.events(vn, id, 'message-retried')).toEqual([{ message: before.id }, { message: before.id }]);
    });

    it('knows no message that has its receipt, and none that never was', async () => {
      const id = await pair.submit();
      const { id: message } = await row();
      await pair.deliver(vn, await forger.receipt({ message, case: id }, br.keys.signing.private));
      for (const known of [message, 'nothing']) {
        await expect(retry('supervisor', known)).rejects.toMatchObject({ status: 404, code: 'message-not-found' });
      }
    });
  });
});
