import { DataSource } from 'typeorm';
import { PART_BYTES, signNotice } from '#protocol';
import type { BrokerContext } from '#transport';
import { Sequencer } from '../../../apps/contact-point/ledger/sequencer.service.js';
import { Inbound } from '../../../apps/contact-point/exchange/inbound.service.js';
import { Quarantine } from '../../../apps/contact-point/exchange/quarantine.service.js';
import { eventually } from '../../support/eventually.js';
import { somebodyWaits } from '../../support/lock-waits.js';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World, type TestState } from '../../support/world.js';

/** Tables that hold what a step did. The rest is who may sign in, and what was refused. */
const BESIDE = ['security_log', 'credentials', 'officers'];
/** Of a message whose reader has never died. */
const FRESH = { takenOver: 0 } as BrokerContext;

interface Message {
  type: 'act' | 'part' | 'receipt' | 'notice';
  envelope: string;
}

describe('every message handler', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;
  let faults: Map<TestState, StatementFaults>;

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
    faults = new Map([vn, br].map((state) => [state, new StatementFaults(state.app.get(DataSource))]));
  }, 60_000);
  afterAll(() => world.stop());

  /** As the broker does: what it throws is not done, and comes again. */
  const deliver = (to: TestState, { type, envelope }: Message) =>
    to.app.get(Quarantine).guard(envelope, FRESH, () => to.app.get(Inbound)[type](envelope));

  const entries = async ({ owner }: TestState): Promise<number> =>
    (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger_entries')).rows[0]!.n;

  const submitted = async (): Promise<{ id: string; message: Message }> => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    await vn.as('officer').act(id, 'submit');
    const [message] = await world.takeWaiting(vn);
    return { id, message: message! };
  };

  const acknowledged = async (): Promise<{ id: string; message: Message }> => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    await vn.as('officer').act(id, 'submit');
    await world.carry();
    await br.as('liaison').act(id, 'acknowledge');
    const [message] = await world.takeWaiting(br);
    return { id, message: message! };
  };

  const receipted = async (): Promise<{ id: string; message: Message }> => {
    const { id, message } = await submitted();
    await deliver(br, message);
    const [receipt] = await world.takeWaiting(br);
    return { id, message: receipt! };
  };

  const noticed = async (): Promise<{ id: string; message: Message }> => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    await vn.as('officer').act(id, 'submit');
    const [act] = await world.takeWaiting(vn);
    const at = world.clock.now().toISOString();
    const notice = { v: 1 as const, message: act!.id, from: 'VN', to: 'BR', code: 'recipient-suspended', at };
    const { jws } = await signNotice(notice, world.router.private);
    return { id, message: { type: 'notice', envelope: jws } };
  };

  /** A submit act with a file of two parts, and the messages that carry it; nothing is delivered. */
  const withFile = async (): Promise<{ id: string; act: Message; parts: Message[] }> => {
    const officer = vn.as('officer');
    const { id } = await officer.draft(preservationRequest('BR'));
    const file = await officer.upload(id, { name: 'log.bin', body: Buffer.alloc(PART_BYTES + 10, id) });
    await officer.act(id, 'submit', undefined, {}, { attachments: [file.id] });
    const waiting = await world.takeWaiting(vn);
    const [act] = waiting.filter(({ type }) => type === 'act');
    return { id, act: act!, parts: waiting.filter(({ type }) => type === 'part') };
  };

  const lastPart = async () => {
    const { id, act, parts } = await withFile();
    await deliver(br, act);
    await deliver(br, parts[1]!);
    return { id, message: parts[0]! };
  };

  const earlyPart = async () => {
    const { id, parts } = await withFile();
    return { id, message: parts[1]! };
  };

  const actAfterItsParts = async () => {
    const { id, act, parts } = await withFile();
    for (const part of parts) await deliver(br, part);
    return { id, message: act };
  };

  const receiptOfLastPart = async () => {
    const { id, act, parts } = await withFile();
    for (const message of [act, ...parts]) await deliver(br, message);
    const receipts = await world.takeWaiting(br);
    for (const receipt of receipts.slice(0, -1)) await deliver(vn, receipt);
    return { id, message: receipts.at(-1)! };
  };

  const handlers: [string, () => Promise<{ id: string; message: Message }>, () => TestState][] = [
    ['a submit act', submitted, () => br],
    ['the part that makes a file whole', lastPart, () => br],
    ['a part before its act', earlyPart, () => br],
    ['an act whose parts came first', actAfterItsParts, () => br],
    ['the receipt of the last part', receiptOfLastPart, () => vn],
    ['an acknowledgement', acknowledged, () => vn],
    ['a receipt', receipted, () => vn],
    ['a notice of non-delivery', noticed, () => vn],
  ];

  it.each(handlers)('takes %s delivered twice, and twice at once, as delivered once', async (_, make, recipient) => {
    const to = recipient();
    const { message } = await make();
    const before = await entries(to);
    await deliver(to, message);
    const written = (await entries(to)) - before;
    const once = await stored(to.owner, [...BESIDE, 'outbox']);
    await deliver(to, message);
    await Promise.all([deliver(to, message), deliver(to, message)]);
    expect(await stored(to.owner, [...BESIDE, 'outbox'])).toEqual(once);
    const acts = await to.owner.query(`SELECT count(*)::int AS n FROM outbox WHERE type = 'act'`);
    const distinct = await to.owner.query(`SELECT count(DISTINCT hash)::int AS n FROM acts WHERE author = $1`, [
      to.code,
    ]);
    expect(acts.rows[0]).toEqual(distinct.rows[0]);
    await world.carry();
    const another = (await make()).message;
    const early = await entries(to);
    await Promise.all([deliver(to, another), deliver(to, another)]);
    expect((await entries(to)) - early).toBe(written);
    expect((await to.owner.query('SELECT code FROM quarantine')).rows).toEqual([]);
    await world.carry();
  });

  it.each(handlers)(
    'leaves nothing half-done when %s fails at any statement, and does it whole later',
    async (_, make, recipient) => {
      const to = recipient();
      const fault = faults.get(to)!;
      const probe = (await make()).message;
      const statements = await fault.counting(() => deliver(to, probe));
      expect(statements).toBeGreaterThan(3);
      await world.carry();
      for (let n = 1; n <= statements; n += 1) {
        const { message } = await make();
        const before = await stored(to.owner, BESIDE);
        await expect(fault.breaking(n, 'before', () => deliver(to, message))).rejects.toThrow(
          /injected|database does not answer/,
        );
        const after = await stored(to.owner, BESIDE);
        const untouched = JSON.stringify(after) === JSON.stringify(before);
        await deliver(to, message);
        const whole = await stored(to.owner, [...BESIDE, 'outbox']);
        await deliver(to, message);
        expect(await stored(to.owner, [...BESIDE, 'outbox'])).toEqual(whole);
        expect(untouched).toBe(true);
        await world.carry();
      }
    },
  );

  it.each(handlers)('has no second effect when the commit of %s succeeds unseen', async (_, make, recipient) => {
    const to = recipient();
    const fault = faults.get(to)!;
    const probe = (await make()).message;
    const statements = await fault.counting(() => deliver(to, probe));
    await world.carry();
    const { message } = await make();
    await expect(fault.breaking(statements, 'after', () => deliver(to, message))).rejects.toThrow();
    const once = await stored(to.owner, [...BESIDE, 'outbox']);
    await deliver(to, message);
    expect(await stored(to.owner, [...BESIDE, 'outbox'])).toEqual(once);
    await world.carry();
  });

  it('keeps the parts of an act that came before its request, once the request is there', async () => {
    const officer = vn.as('officer');
    const { id, message: request } = await submitted();
    const file = await officer.upload(id, { name: 'log.bin', body: Buffer.from('lines') });
    await officer.act(id, 'withdraw', { reason: 'No longer needed.' }, {}, { attachments: [file.id] });
    for (const early of await world.takeWaiting(vn)) await deliver(br, early);
    const held = async () => (await br.owner.query('SELECT FROM held_parts WHERE case_id = $1', [id])).rows.length;
    expect(await held()).toBe(1);
    await deliver(br, request);
    expect(await held()).toBe(0);
    expect((await br.as('liaison').case(id)).attachments).toMatchObject([{ received: 1, state: 'complete' }]);
    await world.carry();
  });

  it('takes in an act whose parts expire at that very moment: they come again', async () => {
    const { id, message } = await actAfterItsParts();
    const clock = await br.owner.connect();
    await clock.query('BEGIN');
    const { rows } = await clock.query('DELETE FROM held_parts WHERE case_id = $1 RETURNING stored', [id]);
    await clock.query('DELETE FROM stored_parts WHERE id = ANY ($1)', [rows.map(({ stored }) => stored)]);
    const delivered = deliver(br, message);
    await somebodyWaits(br.owner);
    await clock.query('COMMIT');
    clock.release();
    await delivered;
    expect((await br.owner.query('SELECT id FROM cases WHERE id = $1', [id])).rows).toHaveLength(1);
    expect((await br.owner.query('SELECT FROM quarantine')).rows).toEqual([]);
    await world.carry();
  });

  const shortages = [
    ['a full disk', '53100'],
    ['too little memory', '53200'],
    ['a statement that takes too long', '57014'],
  ];

  it.each(shortages)('is not finished by %s, nor is an officer’s act: both come again whole', async (_, code) => {
    const { id, message } = await acknowledged();
    await vn.owner.query(`CREATE FUNCTION short() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'short' USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER short BEFORE INSERT ON ledger_entries FOR EACH ROW EXECUTE FUNCTION short()`);
    const before = await stored(vn.owner, BESIDE);
    const act = () => vn.as('officer').act(id, 'withdraw', { reason: 'No longer needed.' });
    await expect(deliver(vn, message)).rejects.toMatchObject({ code: 'database-unavailable', retryable: true });
    await expect(act()).rejects.toMatchObject({ status: 503, code: 'database-unavailable' });
    const after = await stored(vn.owner, BESIDE);
    await vn.owner.query('DROP FUNCTION short CASCADE');
    expect(after).toEqual(before);
    await deliver(vn, message);
    expect((await vn.as('officer').case(id)).status).toBe('acknowledged');
    expect((await act()).status).toBe('withdrawn');
    await world.carry();
  });

  it('repeats an officer’s act with its key after a lost answer, once', async () => {
    const { id } = await vn.as('officer').draft(preservationRequest('BR'));
    const headers = { 'idempotency-key': 'submit-once' };
    const fault = faults.get(vn)!;
    await vn.as('officer').case(id);
    const probe = await vn.as('officer').draft(preservationRequest('BR'));
    // Their documents are set: a transaction that gives up for one begins again, and has other statements.
    for (const draft of [id, probe.id]) await vn.as('officer').preview(draft, 'submit');
    const statements = await fault.counting(() =>
      vn.as('officer').act(probe.id, 'submit', undefined, { 'idempotency-key': 'probe' }),
    );
    for (let n = 1; n <= statements; n += 1) {
      await fault.breaking(n, n === statements ? 'after' : 'before', () =>
        vn
          .as('officer')
          .act(id, 'submit', undefined, headers)
          .catch((error: Error) => error),
      );
      expect(fault.struck).toBe(true);
    }
    const answer = await vn.as('officer').act(id, 'submit', undefined, headers);
    expect(answer.status).toBe('submitted');
    const { rows } = await vn.owner.query('SELECT count(*)::int AS n FROM acts WHERE case_id = $1', [id]);
    expect(rows[0].n).toBe(1);
    await eventually(() => world.carry());
  });

  it('gives every ledger entry one place, without a gap, when the sequencer fails at any statement', async () => {
    const fault = faults.get(vn)!;
    const sequencer = vn.app.get(Sequencer);
    const entries = async () => {
      const { id } = await vn.as('officer').draft(preservationRequest('BR'));
      await vn.as('officer').act(id, 'submit');
    };
    await entries();
    const statements = await fault.counting(() => sequencer.sequence());
    for (let n = 1; n <= statements; n += 1) {
      for (const moment of ['before', 'after'] as const) {
        await entries();
        await expect(fault.breaking(n, moment, () => sequencer.sequence())).rejects.toThrow();
        await sequencer.sequence();
      }
    }
    const verdict = await vn.as('auditor').request('/api/ledger/verify');
    expect(verdict).toMatchObject({ ok: true, unsequenced: 1 });
    await world.carry();
  });
});
