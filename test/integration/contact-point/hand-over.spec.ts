import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { afterCommit, inTransaction } from '#database';
import { hashOf, peek } from '#protocol';
import { openBroker, outboundQueue, type Broker } from '#transport';
import { DataSource } from 'typeorm';
import type { OutboxRow } from '../../../apps/contact-point/cases/case.rows.js';
import { Outbox } from '../../../apps/contact-point/cases/outbox.service.js';
import { ReceiptWriter } from '../../../apps/contact-point/exchange/receipt-writer.service.js';
import { Relay } from '../../../apps/contact-point/exchange/relay.service.js';
import { Progress } from '../../../apps/contact-point/operations/progress.js';
import { eventually } from '../../support/eventually.js';
import { somebodyWaits } from '../../support/lock-waits.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { World, type TestState } from '../../support/world.js';
import { Pair } from './pair.js';

jest.setTimeout(60_000);

const SECOND = 1_000;

describe('a message, handed over once it is committed,', () => {
  let redis: TestRedis;
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let broker: Broker;
  /** Ids of what the broker has been given, in the order it gives it out. */
  const taken: string[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    world = await World.start({ brokerUrl: redis.url() });
    pair = new Pair(world);
    ({ vn } = pair);
    broker = openBroker(redis.url(), { name: 'reader', logger: { log: () => undefined, warn: () => undefined } });
    const server = broker.server({ queues: [outboundQueue('VN')], concurrency: 1 });
    for (const pattern of ['act', 'receipt'])
      server.addHandler(pattern, (envelope: string) => Promise.resolve(void taken.push(peek(envelope).id)));
    server.listen(() => undefined);
  });
  beforeEach(async () => {
    await vn.owner.query('DELETE FROM outbox');
    taken.length = 0;
    relay().start(vn.app.get(Progress));
  });
  afterEach(() => relay().stop());
  afterAll(async () => {
    await broker?.close();
    await world?.stop();
    await redis?.stop();
  });

  const relay = () => vn.app.get(Relay);
  const rows = async () => (await vn.owner.query<OutboxRow>('SELECT * FROM outbox ORDER BY created_at')).rows;
  const given = (count: number) => eventually(() => expect(taken).toHaveLength(count));

  it('is on its first attempt already, so nobody else sends it; the next one is due as ever', async () => {
    await pair.submit();
    await given(1);
    const [row] = await rows();
    expect(row).toMatchObject({ id: taken[0], state: 'pending', attempts: 1, code: null, envelope: '' });
    const [created, next] = [row!.created_at, row!.next_attempt_at!].map((at) => new Date(at).getTime());
    expect(next! - created!).toBe(2 * SECOND);
    await relay().stop();
    await relay().drain();
    expect((await rows())[0]).toMatchObject({ attempts: 1 });
  });

  it('is forgotten by the next look when it is a receipt', async () => {
    await relay().stop();
    const id = await pair.submit();
    await world.carry();
    relay().start(vn.app.get(Progress));
    await pair.act(pair.br, id, 'acknowledge');
    for (const sent of await world.takeWaiting(pair.br)) await pair.deliver(vn, sent);
    await given(1);
    await eventually(async () => expect((await rows()).map(({ type }) => type)).toEqual(['act']));
  });

  it('is sent once when it is a receipt, and the one before is forgotten at the same moment', async () => {
    const { owner } = vn;
    await owner.query(`CREATE OR REPLACE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(77); RETURN OLD; END $$;
      CREATE TRIGGER slowly BEFORE DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION slowly()`);
    const holder = await owner.connect();
    await holder.query('SELECT pg_advisory_lock(77)');
    try {
      await receipt();
      await somebodyWaits(owner);
      await receipt();
      await given(2);
    } finally {
      await holder.query('SELECT pg_advisory_unlock(77)');
      await owner.query('DROP TRIGGER slowly ON outbox');
      holder.release();
    }
    await eventually(async () => expect(await rows()).toEqual([]));
    expect(taken).toHaveLength(2);
  });

  it('is sent when its first attempt is over, should its process end in between', async () => {
    vn.app.get(Outbox).carryWith(() => undefined);
    await pair.submit();
    await relay().stop();
    await relay().drain();
    expect(taken).toEqual([]);
    world.clock.advance(2 * SECOND);
    await relay().drain();
    await given(1);
    const [row] = await rows();
    expect(row).toMatchObject({ id: taken[0], attempts: 2 });
    expect(peek(row!.envelope)).toMatchObject({ cty: 'act', to: 'BR', id: row!.id });
  });

  it('waits uncounted while the broker is away', async () => {
    await redis.stop();
    const id = await pair.submit();
    await eventually(async () =>
      expect((await pair.waiting(vn, id))[0]).toMatchObject({ attempts: 0, code: 'broker-unavailable' }),
    );
    await redis.start();
    await eventually(() => {
      world.clock.advance(2 * SECOND);
      expect(taken).toHaveLength(1);
    }, 20_000);
  });

  it('is left to its next attempt when it is too much for one batch', async () => {
    await pair.submit();
    await given(1);
    const [first] = await rows();
    const { envelope } = await sealedAnew(first!.id);
    const many = Array.from({ length: 101 }, (_, n) => ({ ...first!, id: `m${n}`, envelope }));
    await inTransaction(vn.app.get(DataSource), (tx) => {
      expect(
        new Set(
          vn.app
            .get(Outbox)
            .handing(tx, many)
            .map(({ attempts }) => attempts),
        ),
      ).toEqual(new Set([1]));
      return Promise.resolve();
    });
    await given(102);
    await pair.submit();
    await eventually(() => expect(new Set(taken).size).toBe(2));
    expect(taken.filter((id) => id === first!.id)).toHaveLength(102);
  });

  it('does not go when its transaction is rolled back, or nobody knows whether it was', async () => {
    const source = vn.app.get(DataSource);
    const followed: string[] = [];
    const failing = inTransaction(source, (tx) => {
      afterCommit(tx, () => followed.push('rolled back'));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    const lost = inTransaction(source, async (tx) => {
      afterCommit(tx, () => followed.push('lost'));
      const [{ pid }] = (await tx.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
      await vn.owner.query('SELECT pg_terminate_backend($1)', [pid]);
    });
    await expect(lost).rejects.toThrow();
    expect(followed).toEqual([]);
  });

  /** Committed, and handed over. */
  async function receipt(): Promise<void> {
    const writer = vn.app.get(ReceiptWriter);
    const answered = { message: hashOf(randomUUID()), case: null, to: 'BR', urgency: 'routine' as const };
    const { outboxRow } = await writer.negative(answered, 'case-full');
    await inTransaction(vn.app.get(DataSource), (tx) => writer.queue(tx, outboxRow));
  }

  /** Whose envelope is stored nowhere: what the relay claims has one. */
  async function sealedAnew(id: string): Promise<OutboxRow> {
    await relay().stop();
    world.clock.advance(2 * SECOND);
    await relay().drain();
    relay().start(vn.app.get(Progress));
    await given(2);
    return (await rows()).find((row) => row.id === id)!;
  }
});
