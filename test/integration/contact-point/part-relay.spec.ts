import { jest } from '@jest/globals';
import { peek } from '#protocol';
import { openBroker, outboundQueue, type Broker } from '#transport';
import { BrokerHolder } from '../../../apps/contact-point/exchange/broker-holder.js';
import { PartRelay } from '../../../apps/contact-point/exchange/part-relay.service.js';
import { Relay } from '../../../apps/contact-point/exchange/relay.service.js';
import { eventually } from '../../support/eventually.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { preservationRequest } from '../../support/requests.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { HOUR, Pair } from './pair.js';

jest.setTimeout(60_000);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('the relay of parts', () => {
  let redis: TestRedis;
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let broker: Broker;
  /** Envelopes the broker has given out. */
  const taken: string[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    world = await World.start({ states: ['VN', 'BR', 'ZA'], brokerUrl: redis.url() });
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
    broker = openBroker(redis.url(), { name: 'reader', logger: { log: () => undefined, warn: () => undefined } });
    const server = broker.server({ queues: [outboundQueue('VN')], concurrency: 1 });
    for (const pattern of ['act', 'part'])
      server.addHandler(pattern, (data: string) => Promise.resolve(void taken.push(data)));
    server.listen(() => undefined);
  });
  beforeEach(async () => {
    await vn.owner.query('DELETE FROM outbox');
    taken.length = 0;
  });
  afterAll(async () => {
    await broker.close();
    await world.stop();
    await redis.stop();
  });

  const drain = () => vn.app.get(PartRelay).drain();
  const gone = (count: number) => eventually(() => expect(taken).toHaveLength(count));
  const recipients = () => taken.map((envelope) => peek(envelope).to);
  const due = async (id?: string) =>
    (await vn.owner.query(`SELECT * FROM outbox WHERE type = 'part' AND ($1::text IS NULL OR id = $1)`, [id ?? null]))
      .rows;

  /** An act with so many one-part files. */
  const submitted = async (files: number, to = 'BR', urgency = 'routine'): Promise<string> => {
    const officer = await pair.as(vn, 'officer');
    const emergency = { whoIsAtRisk: 'A girl of nine', whyImminent: 'She was last seen an hour ago.' };
    const more = urgency === 'routine' ? {} : { urgencyReason: 'A life is at risk.', emergency };
    const request = preservationRequest(to);
    const { id } = await officer.draft({ ...request, urgency, contents: { ...request.contents, ...more } });
    const ids = [];
    for (let n = 0; n < files; n += 1)
      ids.push((await officer.upload(id, { name: `${n}`, body: Buffer.from(`${n}`) })).id);
    await officer.act(id, 'submit', undefined, {}, { attachments: ids });
    return id;
  };
  /** What Brazil's receipt does for a part that it has. */
  const receipted = async (envelope: string) => {
    const receipt = await forger.receipt({ message: peek(envelope).id }, br.keys.signing.private);
    await pair.deliver(vn, receipt);
  };

  it('leaves acts to their own relay, and acts leave parts to it', async () => {
    await submitted(3);
    await vn.app.get(Relay).drain();
    await gone(1);
    expect(peek(taken[0]!)).toMatchObject({ cty: 'act' });
    await drain();
    await gone(4);
    expect(taken.slice(1).map((envelope) => peek(envelope).cty)).toEqual(['part', 'part', 'part']);
  });

  it('has 8 parts under way to one State, and sends on as receipts come', async () => {
    await submitted(12);
    await submitted(2, 'ZA');
    for (let round = 0; round < 3; round += 1) await drain();
    await gone(10);
    expect(recipients().filter((to) => to === 'BR')).toHaveLength(8);
    const toBrazil = taken.filter((envelope) => peek(envelope).to === 'BR');
    for (const envelope of toBrazil.slice(0, 3)) await receipted(envelope);
    await drain();
    await gone(13);
    expect(new Set(taken.map((envelope) => peek(envelope).id)).size).toBe(13);
  });

  it('sends those of an emergency before those of a routine request', async () => {
    await submitted(8);
    await submitted(4, 'BR', 'emergency');
    const urgent = (await due()).filter(({ urgency }) => urgency === 'urgent').map(({ id }) => id as string);
    await drain();
    await gone(8);
    expect(taken.map((envelope) => peek(envelope).id)).toEqual(expect.arrayContaining(urgent));
  });

  it('passes over what another relay has in hand', async () => {
    await submitted(2);
    const other = await vn.owner.connect();
    await other.query('BEGIN');
    const { rows } = await other.query(`SELECT id FROM outbox WHERE type = 'part' LIMIT 1 FOR UPDATE`);
    await drain();
    await other.query('ROLLBACK');
    other.release();
    await gone(1);
    expect(peek(taken[0]!).id).not.toBe(rows[0].id);
  });

  it('sends what a clock that was a year ahead has put off, and counts it under way no longer', async () => {
    await submitted(8);
    world.clock.advance(365 * 24 * HOUR);
    await drain();
    world.clock.advance(-365 * 24 * HOUR);
    await drain();
    await gone(16);
    await drain();
    expect(taken).toHaveLength(16);
  });

  it('offers a part again after 10 s, 30 s, 2 min, 10 min and then every hour, sealed anew under the same id', async () => {
    await submitted(1);
    const waits = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, HOUR];
    for (const [index, wait] of waits.entries()) {
      await drain();
      const [row] = await due();
      expect(row).toMatchObject({ attempts: index + 1, envelope: '' });
      world.clock.advance(row.next_attempt_at.getTime() - world.clock.now().getTime() - SECOND);
      await drain();
      expect((await due())[0].attempts).toBe(index + 1);
      expect(row.next_attempt_at.getTime() - world.clock.now().getTime()).toBeLessThanOrEqual(wait);
      world.clock.advance(2 * SECOND);
    }
    await gone(waits.length);
    expect(new Set(taken).size).toBe(waits.length);
    expect(new Set(taken.map((envelope) => peek(envelope).id)).size).toBe(1);
  });

  it('leaves everything to come again, soon and uncounted, while the broker is away', async () => {
    await submitted(3);
    const { broker: own } = vn.app.get(BrokerHolder);
    await redis.stop();
    await expect(drain()).rejects.toMatchObject({ code: 'broker-unavailable', retryable: true });
    expect((await due()).map(({ attempts, code }) => ({ attempts, code }))).toEqual(
      Array.from({ length: 3 }, () => ({ attempts: 0, code: 'broker-unavailable' })),
    );
    await redis.start();
    await eventually(async () => expect(await own.healthy()).toBe(true), 20_000);
    await eventually(async () => {
      world.clock.advance(2 * SECOND);
      await drain();
      expect((await due()).every(({ attempts, code }) => attempts === 1 && code === null)).toBe(true);
    }, 20_000);
    await eventually(() => expect(new Set(taken.map((envelope) => peek(envelope).id)).size).toBe(3), 20_000);
  });

  it('says why a part cannot be sealed now, and sends the others', async () => {
    await submitted(2, 'ZA');
    await submitted(2);
    const { document } = world;
    const parties = document.parties.map((party) => (party.code === 'ZA' ? { ...party, suspended: true } : party));
    await world.post({ ...document, parties, version: document.version + 1 });
    await forger.refresh(vn);
    await drain();
    await gone(2);
    expect(recipients()).toEqual(['BR', 'BR']);
    expect((await due()).filter(({ recipient }) => recipient === 'ZA').map(({ code }) => code)).toEqual([
      'party-suspended',
      'party-suspended',
    ]);
  });
});
