import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { generateKeyPair } from '#protocol';
import { keyEntryOf } from '#register';
import { BrokerContext } from '#transport';
import { FiguresService } from '../../../apps/contact-point/operations/figures.service.js';
import { Sweeper } from '../../../apps/contact-point/deadlines/sweeper.service.js';
import { INBOUND, MESSAGES, OUTBOUND } from '../../../apps/contact-point/exchange/exchange.sql.js';
import { Quarantine } from '../../../apps/contact-point/exchange/quarantine.service.js';
import { Sequencer } from '../../../apps/contact-point/ledger/sequencer.service.js';
import { Tamperer } from '../../support/tampering.js';
import { RawDesk } from '../../support/raw-desk.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { DAY, Pair, type Waiting } from './pair.js';

jest.setTimeout(60_000);

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

describe('what an operator sees', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let desk: RawDesk;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    forger = new Forger(pair);
    desk = await RawDesk.open(world);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());

  const send = (method: string, path: string, at = vn) => desk.send({ method, path, at, as: 'administrator' });
  const pagesOf = async <T>(path: string, at = vn): Promise<T[]> => {
    const all: T[] = [];
    let cursor: string | null = null;
    do {
      const answer = await send('GET', `${path}?limit=1${cursor ? `&cursor=${cursor}` : ''}`, at);
      const page = answer.json as unknown as Page<T>;
      expect(page.items.length).toBeLessThanOrEqual(1);
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  };
  const metric = async (name: string, at = vn): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const text = await (await fetch(`${at.url}/metrics`)).text();
    return Number(new RegExp(`^rogatory_${name} (.*)$`, 'm').exec(text)?.[1]);
  };

  describe('of messages without a receipt', () => {
    const refusedMessage = async (): Promise<{ id: string; message: string }> => {
      const { id, act } = await pair.submitted();
      const refusal = { message: act.id, case: id, outcome: 'refused', code: 'unsupported-kind' } as const;
      await pair.deliver(vn, await forger.receipt(refusal, br.keys.signing.private));
      return { id, message: act.id };
    };

    it('is first what is sent on schedule, then what was refused for good, page by page, each once', async () => {
      const refused = [await refusedMessage(), await refusedMessage()];
      const waiting = [await pair.submit(), await pair.submit()];
      const shown = await pagesOf<Waiting>('/api/exchange/messages');
      expect(shown.map(({ case: id, state }) => [id, state])).toEqual([
        ...waiting.map((id) => [id, 'pending']),
        ...refused.map(({ id }) => [id, 'refused']),
      ]);
      const ofCase = await send('GET', `/api/exchange/messages?case=${refused[1]!.id}`);
      expect(ofCase.json.items).toMatchObject([{ id: refused[1]!.message }]);
      await world.carry();
      for (const { message } of refused) await send('POST', `/api/exchange/messages/${message}/dismiss`);
    });

    it('is not a refusal that somebody has dealt with, until it is sent again', async () => {
      const { id, message } = await refusedMessage();
      expect(await metric('undeliverable_messages')).toBe(1);
      expect(await pair.peer(vn, 'BR')).toMatchObject({ outbound: { refused: 1 } });
      expect((await send('POST', `/api/exchange/messages/${message}/dismiss`)).status).toBe(204);
      expect(await pair.waiting(vn, id)).toEqual([]);
      expect(await pair.peer(vn, 'BR')).toMatchObject({ outbound: { refused: 0 } });
      expect(await metric('undeliverable_messages')).toBe(0);
      expect(await pair.events(vn, id, 'refusal-dismissed')).toEqual([{ message, code: 'unsupported-kind' }]);
      const again = await send('POST', `/api/exchange/messages/${message}/dismiss`);
      expect(again).toMatchObject({ status: 404, json: { code: 'message-not-found' } });
      expect((await send('POST', `/api/exchange/messages/${message}/retry`)).status).toBe(202);
      expect(await pair.waiting(vn, id)).toMatchObject([{ state: 'pending' }]);
      await world.carry();
    });

    it('says which are signed with a key that is not valid any more, and for how long ours still is', async () => {
      expect(await metric('signing_key_days')).toBeGreaterThan(3_000);
      const id = await pair.submit();
      expect(await pair.waiting(vn, id)).toMatchObject([{ code: null }]);
      const { document } = world;
      const revokedAt = new Date(world.clock.now().getTime() - 1_000).toISOString();
      const parties = document.parties.map((party) => ({
        ...party,
        keys: party.keys.map((key) => (key.kid === 'VN-s1' ? { ...key, revokedAt } : key)),
      }));
      await world.post({ ...document, parties, version: document.version + 1 });
      await forger.refresh(vn);
      expect(await pair.waiting(vn, id)).toMatchObject([{ code: 'signature-expired', state: 'pending' }]);
      expect(await metric('signing_key_days')).toBe(0);
      expect((await send('GET', '/readyz')).json).toMatchObject({ status: 'up', checks: { keys: 'down' } });
      await world.post({ ...document, version: document.version + 2 });
      await forger.refresh(vn, br);
      expect((await send('GET', '/readyz')).json).toMatchObject({ checks: { keys: 'up' } });
      await world.carry();
    });

    it('says that it cannot open what others seal to a key that it was not given', async () => {
      const { keys } = world.document.parties.find(({ code }) => code === 'VN')!;
      const [fresh, begun] = [await generateKeyPair('enc', 'VN-e2'), new Date(world.clock.now().getTime() - 1_000)];
      await forger.list('VN', keyEntryOf(fresh.public, begun, new Date(begun.getTime() + DAY)));
      await forger.refresh(vn);
      expect((await send('GET', '/readyz')).json).toMatchObject({ status: 'up', checks: { keys: 'down' } });
      await forger.change('VN', { keys });
      await forger.refresh(vn, br);
      expect((await send('GET', '/readyz')).json).toMatchObject({ checks: { keys: 'up' } });
    });
  });

  it('of the quarantine comes page by page, and goes when somebody has dealt with it', async () => {
    const guard = (message: string) =>
      br.app.get(Quarantine).guard(message, new BrokerContext(['inbound-BR', 'act', 5]), () => Promise.resolve());
    for (const message of ['one', 'two', 'three']) {
      world.clock.advance(1);
      await guard(message);
    }
    const shown = await pagesOf<{ id: string }>('/api/exchange/quarantine', br);
    expect(shown).toHaveLength(3);
    for (const { id } of shown) expect((await send('DELETE', `/api/exchange/quarantine/${id}`, br)).status).toBe(204);
    expect(await pagesOf('/api/exchange/quarantine', br)).toEqual([]);
    expect((await send('DELETE', `/api/exchange/quarantine/${shown[0]!.id}`, br)).status).toBe(404);
    expect(await metric('quarantined_messages', br)).toBe(0);
    const { rows } = await br.owner.query(`SELECT FROM ledger_entries WHERE event = 'quarantine-dismissed'`);
    expect(rows).toHaveLength(3);
  });

  it('of refusals comes page by page, each once', async () => {
    const unknown = { authorization: `Bearer ${'x'.repeat(43)}` };
    for (let n = 0; n < 3; n += 1) await fetch(`${vn.url}/api/cases`, { headers: unknown });
    const { rows } = await vn.owner.query('SELECT count(*)::int AS n FROM security_log');
    expect(rows[0].n).toBeGreaterThanOrEqual(3);
    expect(await pagesOf('/api/security-log')).toHaveLength(rows[0].n as number);
  });

  it('is looked up by indexes, however long this contact point has been at work', async () => {
    const client = await vn.owner.connect();
    await client.query('BEGIN; SET LOCAL enable_seqscan = off');
    const statements = new Map<string, unknown[]>([
      [OUTBOUND, []],
      [INBOUND, []],
      [MESSAGES, [null, null, null, 50, null]],
    ]);
    const source = { query: (text: string, values: unknown[]) => (statements.set(text, values), [{}]) };
    await new FiguresService(source as never, world.clock).now();
    expect(statements.size).toBe(4);
    for (const [text, values] of statements) {
      const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${text}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(
        /(Seq Scan on|Index.* using (\w+_pkey|inbox_case_idx|outbox_case_idx) on) (outbox|inbox i$|deadlines)/m,
      );
    }
    await client.query('ROLLBACK');
    client.release();
  });

  it('of a deadline that cannot be fired: it is counted, and logged once with its case', async () => {
    const id = await pair.submit();
    await world.carry();
    await br.owner.query(
      `INSERT INTO deadlines (case_id, key, rule, side, basis, on_due, starts_at, due_at)
        VALUES ($1, 'impossible', 'impossible', 'requested', 'policy', 'expire', $2, $2)`,
      [id, new Date(world.clock.now().getTime() - 120_000)],
    );
    await br.owner.query(`UPDATE cases SET kind = 'unheard-of' WHERE id = $1`, [id]);
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const sweeper = br.app.get(Sweeper);
    await expect(sweeper.sweep()).rejects.toThrow(AggregateError);
    await expect(sweeper.sweep()).rejects.toThrow(AggregateError);
    const said = logged.mock.calls.filter(([message]) => JSON.stringify(message).includes('cannot be fired'));
    logged.mockRestore();
    expect(said).toEqual([
      [
        { message: 'a deadline cannot be fired', deadline: `${id} impossible` },
        expect.objectContaining({ code: 'unknown-kind' }),
      ],
    ]);
    expect(await metric('unfired_deadlines', br)).toBe(1);
    await br.owner.query(`DELETE FROM deadlines WHERE case_id = $1`, [id]);
    await sweeper.sweep();
    expect(await metric('unfired_deadlines', br)).toBe(0);
  });

  it.each(['', '{'])(
    'of a ledger in which somebody has written %j is a verdict, and what can be read still',
    async (body) => {
      const id = await pair.submit();
      await vn.app.get(Sequencer).sequence();
      const tamperer = await Tamperer.on(vn.owner);
      await tamperer.does(`UPDATE ledger_entries SET body = $2 WHERE case_id = $1 AND event = 'draft-created'`, [
        id,
        body,
      ]);
      const supervisor = await pair.as(vn, 'supervisor');
      try {
        expect(await supervisor.request('/api/ledger/verify')).toMatchObject({
          ok: false,
          broken: { code: 'chain-differs' },
        });
        const entries = await supervisor.request<Page<object>>(`/api/ledger/entries?case=${id}`);
        expect(entries.items).toContainEqual(expect.objectContaining({ event: 'draft-created', body }));
        const created = (await supervisor.timeline(id)).filter(
          (item) => 'event' in item && item.event === 'draft-created',
        );
        expect(created).toMatchObject([{ at: null }]);
      } finally {
        await tamperer.restore();
      }
    },
  );
});
