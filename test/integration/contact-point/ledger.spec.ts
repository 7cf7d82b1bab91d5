import { randomUUID } from 'node:crypto';
import { verifyJws } from '#protocol';
import { chainHash, GENESIS, leafHash } from '#ledger';
import type { TimelineItem } from '#client';
import { Directory } from '../../../apps/contact-point/directory/directory.service.js';
import { Sequencer } from '../../../apps/contact-point/ledger/sequencer.service.js';
import { startProcess } from '../../support/processes.js';
import { preservationRequest } from '../../support/requests.js';
import { stored } from '../../support/stored.js';
import { Tamperer } from '../../support/tampering.js';
import { World, type TestState } from '../../support/world.js';

interface Verdict {
  ok: boolean;
  entries: number;
  head: string | null;
  unsequenced: number;
  broken: { sequence: number; code: string } | null;
}

interface Entry {
  sequence: number;
  id: string;
  at: string;
  event: string;
  case: string | null;
  actor: string;
  hash: string;
  detail: Record<string, unknown> | null;
}

const confidential = preservationRequest('BR', {
  contents: { ...preservationRequest('BR').contents, secrecy: { keepSecret: true, doNotNotifyUser: true } },
});

describe('the ledger', () => {
  let world: World;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    [vn, br] = [world.state('VN'), world.state('BR')];
  }, 60_000);
  afterAll(() => world.stop());

  const sequence = (state: TestState) => state.app.get(Sequencer).sequence();
  const verify = (state = vn) => state.as('auditor').request<Verdict>('/api/ledger/verify');
  const checkpoint = (state = vn) =>
    state
      .as('auditor')
      .request<{ state: string; size: number; head: string | null; at: string; jws: string }>('/api/ledger/checkpoint');
  const page = (query: string, state = vn) =>
    state.as('auditor').request<{ items: Entry[]; nextCursor: string | null }>(`/api/ledger/entries?${query}`);
  const every = async (state: TestState, filter = '') => {
    await sequence(state);
    const entries: Entry[] = [];
    for (let cursor: string | null = '0'; cursor !== null;) {
      const { items, nextCursor }: Awaited<ReturnType<typeof page>> = await page(
        `cursor=${cursor}&limit=500${filter}`,
        state,
      );
      entries.push(...items);
      cursor = nextCursor;
    }
    return entries;
  };
  const submit = async (request = preservationRequest('BR')) => {
    const { id } = await vn.as('officer').draft(request);
    await vn.as('officer').act(id, 'submit');
    await world.carry();
    return id;
  };
  const places = async (state: TestState) => {
    const { rows } = await state.owner.query('SELECT sequence::int, entry_id FROM ledger_sequence ORDER BY sequence');
    return rows as { sequence: number; entry_id: string }[];
  };

  describe('of a whole preservation', () => {
    let id: string;

    beforeAll(async () => {
      id = await submit();
      const by = async (state: TestState, act: string, contents: Record<string, unknown> = {}) => {
        await state.as('supervisor').act(id, act, contents);
        await world.carry();
      };
      await by(br, 'acknowledge');
      await by(br, 'start-review');
      await by(br, 'request-information', { questions: ['Which account?'] });
      await by(vn, 'supply-information', { answers: ['The first.'] });
      await by(br, 'issue-order');
      const preservedAt = world.clock.now().toISOString();
      await by(br, 'preserve', { preservedAt, periodDays: 60, preserved: 'One mailbox' });
      await by(vn, 'request-extension', { days: 30, reason: 'Translation' });
      await by(br, 'grant-extension', { additionalDays: 30 });
      await by(vn, 'link-follow-up', { reference: 'VN-1', filedAt: world.clock.now().toISOString() });
      await by(br, 'disclose', { decisionReference: 'STJ 1' });
      // Everything again, as a broker that delivers twice would.
      for (const state of [vn, br]) {
        await state.owner.query(`UPDATE outbox SET next_attempt_at = now() WHERE type = 'act' AND case_id = $1`, [id]);
        await world.carry();
      }
    });

    it.each(['VN', 'BR'])('has exactly one entry for every act at %s, and nothing else of acts', async (code) => {
      const state = world.state(code);
      const acts = (await state.as('supervisor').timeline(id)).filter(({ type }) => type === 'act');
      expect(acts).toHaveLength(11);
      const entries = (await every(state, `&case=${id}`)).filter(({ event }) => /^act-/.test(event));
      const expected = acts.map(({ hash, author }) => ({
        event: author === code ? 'act-performed' : 'act-received',
        hash,
      }));
      const found = entries.map(({ event, detail }) => ({ event, hash: detail?.hash as string }));
      expect(found).toHaveLength(acts.length);
      expect(found).toEqual(expect.arrayContaining(expected));
    });

    it.each(['VN', 'BR'])('has one entry for every receipt that closed an act at %s', async (code) => {
      const state = world.state(code);
      const own = (await state.as('supervisor').timeline(id)).filter(({ author }) => author === code);
      const verified = (await every(state, `&case=${id}`)).filter(({ event }) => event === 'receipt-verified');
      expect(verified.map(({ detail }) => detail?.message).sort()).toEqual(own.map(({ hash }) => hash).sort());
    });

    it('names who acted and keeps the order in which it happened', async () => {
      const entries = await every(vn, `&case=${id}`);
      expect(entries.map(({ event }) => event).slice(0, 3)).toEqual([
        'draft-created',
        'act-performed',
        'receipt-verified',
      ]);
      expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());
      expect(entries[0]!.actor).toMatch(/^[0-9a-f-]{36}$/);
      expect(new Set(entries.filter(({ event }) => event === 'act-received').map(({ actor }) => actor))).toEqual(
        new Set(['State:BR']),
      );
      expect(entries.every((entry) => entry.case === id)).toBe(true);
    });
  });

  describe('and what it records', () => {
    it('are one: what cannot be logged does not happen', async () => {
      const id = await submit(confidential);
      const { id: draft } = await vn.as('officer').draft(preservationRequest('BR'));
      const role = new URL(vn.databaseUrl).username;
      await vn.owner.query(`REVOKE INSERT ON ledger_details FROM ${role}`);
      try {
        const before = await stored(vn.owner);
        const officer = vn.as('officer');
        await expect(officer.draft(preservationRequest('BR'))).rejects.toMatchObject({
          status: 500,
          code: 'internal-error',
        });
        await expect(officer.act(draft, 'submit')).rejects.toMatchObject({ status: 500 });
        await expect(officer.case(id)).rejects.toMatchObject({ status: 500 });
        await expect(vn.as('auditor').case(draft)).rejects.toMatchObject({ status: 500 });
        await expect(vn.as('auditor').request('/api/ledger/entries')).rejects.toMatchObject({ status: 500 });
        await br.as('liaison').act(id, 'acknowledge');
        await expect(world.carry()).rejects.toThrow(/permission denied/);
        expect(await stored(vn.owner)).toEqual(before);
      } finally {
        await vn.owner.query(`GRANT INSERT ON ledger_details TO ${role}`);
      }
      await br.owner.query(`UPDATE outbox SET next_attempt_at = now() WHERE state = 'pending'`);
      await world.carry();
      expect((await vn.as('officer').case(id)).status).toBe('acknowledged');
    });

    it('include every reading of a confidential case, on both sides', async () => {
      const id = await submit(confidential);
      for (const [state, role] of [
        [vn, 'officer'],
        [br, 'liaison'],
      ] as const) {
        await state.as(role).case(id);
        await state.as(role).timeline(id);
        const read = (await every(state, `&case=${id}`)).filter(
          ({ event }) => /-read$/.test(event) && event !== 'ledger-read',
        );
        expect(read.map(({ event, detail }) => [event, detail?.role])).toEqual([
          ['case-read', role],
          ['timeline-read', role],
        ]);
      }
    });

    it('include what an auditor reads of any case, and not what others read of a case that is not confidential', async () => {
      const id = await submit();
      await vn.as('officer').case(id);
      await vn.as('supervisor').timeline(id);
      await vn.as('auditor').case(id);
      await vn.as('auditor').timeline(id);
      await page(`case=${id}`);
      const read = (await every(vn, `&case=${id}`)).filter(({ event }) => /-read$/.test(event));
      expect(read.slice(0, 3).map(({ event, detail }) => [event, detail?.role])).toEqual([
        ['case-read', 'auditor'],
        ['timeline-read', 'auditor'],
        ['ledger-read', 'auditor'],
      ]);
      expect(read.every(({ detail }) => detail?.role === 'auditor')).toBe(true);
    });

    it('show in the case’s own timeline with their place', async () => {
      const id = await submit();
      await sequence(vn);
      const entries = (await vn.as('officer').timeline(id)).filter(({ type }: TimelineItem) => type === 'entry');
      expect(entries.map(({ event }) => event)).toEqual(['draft-created', 'act-performed', 'receipt-verified']);
      expect(entries.every(({ sequence: place }) => Number.isInteger(place))).toBe(true);
    });
  });

  describe('gives places', () => {
    it('contiguous, each once, while many write and several sequence, in more than one process', async () => {
      const other = await startProcess(world, vn);
      const sequencers = [vn.app.get(Sequencer), vn.app.get(Sequencer), other.app.get(Sequencer)];
      let writing = true;
      const sequencing = sequencers.map(async (sequencer) => {
        let placed = 0;
        while (writing) placed += await sequencer.sequence();
        return placed;
      });
      const before = (await places(vn)).length;
      const drafts = await Promise.all(
        Array.from({ length: 60 }, () => vn.as('officer').draft(preservationRequest('BR'))),
      );
      await Promise.all(drafts.map(({ id }) => vn.as('officer').act(id, 'submit')));
      writing = false;
      const placed = (await Promise.all(sequencing)).reduce((sum, count) => sum + count, 0) + (await sequence(vn));
      await other.stop();
      const all = await places(vn);
      expect(all.map((place) => place.sequence)).toEqual(all.map((_, index) => index + 1));
      expect(all.length - before).toBe(placed);
      expect(placed).toBeGreaterThanOrEqual(120);
      // The verification itself is one more entry, still to be placed.
      expect(await verify()).toMatchObject({ ok: true, unsequenced: 1, broken: null });
    }, 30_000);

    it('to more entries than one batch holds', async () => {
      await sequence(br);
      const before = (await places(br)).length;
      await br.owner.query(
        `WITH made AS (INSERT INTO ledger_entries SELECT gen_random_uuid(), 'test', NULL, '{}' FROM generate_series(1, 2500) RETURNING id)
         INSERT INTO ledger_unsequenced (entry_id) SELECT id FROM made`,
      );
      const [one, two] = await Promise.all([sequence(br), sequence(br)]);
      expect(one + two).toBe(2_500);
      const all = await places(br);
      expect(all.length - before).toBe(2_500);
      expect(all.at(-1)!.sequence).toBe(all.length);
    });

    it('and is found whole at every moment while it grows', async () => {
      let writing = true;
      const writer = (async () => {
        for (let n = 0; n < 15; n++) await vn.as('officer').draft(preservationRequest('BR'));
        writing = false;
      })();
      const verdicts: Verdict[] = [];
      while (writing) {
        await sequence(vn);
        verdicts.push(await verify());
      }
      await writer;
      expect(verdicts.length).toBeGreaterThan(1);
      expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    });

    it('and lists entries by page, each once, in the order of the chain, to the end', async () => {
      const all = await every(vn);
      const cursors: string[] = [];
      const paged: Entry[] = [];
      for (let cursor: string | null = '0'; cursor !== null && paged.length <= all.length;) {
        const { items, nextCursor }: Awaited<ReturnType<typeof page>> = await page(`cursor=${cursor}&limit=7`);
        expect(items.length).toBeLessThanOrEqual(7);
        paged.push(...items);
        if (nextCursor !== null) cursors.push(nextCursor);
        cursor = nextCursor;
      }
      expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(new Set(cursors).size).toBe(cursors.length);
      expect(all.map((entry) => entry.sequence)).toEqual(all.map((_, index) => index + 1));
    });
  });

  describe('found by verify', () => {
    let tamperer: Tamperer;
    let size: number;
    const K = 5;
    const at = (sequence: number) => `(SELECT entry_id FROM ledger_sequence WHERE sequence = ${sequence})`;

    beforeEach(async () => {
      await sequence(vn);
      size = (await places(vn)).length;
      tamperer = await Tamperer.on(vn.owner);
    });
    afterEach(() => tamperer.restore());

    const forge = (id: string) => {
      const body = JSON.stringify({ v: 1, id, event: 'forged', case: null });
      return tamperer.does(`INSERT INTO ledger_entries VALUES ($1, 'forged', NULL, $2)`, [id, body]);
    };

    it.each<[string, string, string]>([
      [
        'a body that was changed by one blank',
        `UPDATE ledger_entries SET body = body || ' ' WHERE id = ${at(K)}`,
        'chain-differs',
      ],
      [
        'a body that was backdated',
        `UPDATE ledger_entries SET body = replace(body, '"at":"2', '"at":"1') WHERE id = ${at(K)}`,
        'chain-differs',
      ],
      [
        'a detail that was changed',
        `UPDATE ledger_details SET detail = '{"forged":true}' WHERE entry_id = ${at(K)}`,
        'detail-differs',
      ],
      [
        'a salt that was changed',
        `UPDATE ledger_details SET salt = 'AAAA' WHERE entry_id = ${at(K)}`,
        'detail-differs',
      ],
      ['the column of the event', `UPDATE ledger_entries SET event = 'forged' WHERE id = ${at(K)}`, 'body-differs'],
      [
        'the column of the case',
        `UPDATE ledger_entries SET case_id = gen_random_uuid() WHERE id = ${at(K)}`,
        'body-differs',
      ],
      [
        'a hash that was changed',
        `UPDATE ledger_sequence SET hash = repeat('A', 43) WHERE sequence = ${K}`,
        'chain-differs',
      ],
      ['a place that was taken away', `DELETE FROM ledger_sequence WHERE sequence = ${K}`, 'gap'],
      ['an entry that was deleted', `DELETE FROM ledger_entries WHERE id = ${at(K)}`, 'gap'],
      [
        'two entries that changed places',
        `UPDATE ledger_sequence SET entry_id = CASE sequence WHEN ${K} THEN ${at(K + 1)} ELSE ${at(K)} END WHERE sequence IN (${K}, ${K + 1})`,
        'chain-differs',
      ],
    ])('%s', async (_, sql, code) => {
      await tamperer.does('ALTER TABLE ledger_sequence DROP CONSTRAINT ledger_sequence_entry_key');
      await tamperer.does(sql);
      const verdict = await verify();
      await tamperer.restore();
      await vn.owner.query('ALTER TABLE ledger_sequence ADD CONSTRAINT ledger_sequence_entry_key UNIQUE (entry_id)');
      tamperer = await Tamperer.on(vn.owner);
      expect(verdict).toMatchObject({ ok: false, broken: { sequence: K, code } });
    });

    it.each<[string, (id: string) => string, (size: number) => object]>([
      [
        'in the middle, the others moved',
        (id) => `UPDATE ledger_sequence SET sequence = -sequence WHERE sequence >= ${K};
          UPDATE ledger_sequence SET sequence = 1 - sequence WHERE sequence < 0;
          INSERT INTO ledger_sequence VALUES (${K}, '${id}', repeat('A', 43), now())`,
        () => ({ sequence: K, code: 'chain-differs' }),
      ],
      [
        'at the end, with an invented hash',
        (id) =>
          `INSERT INTO ledger_sequence SELECT max(sequence) + 1, '${id}', repeat('A', 43), now() FROM ledger_sequence`,
        (n) => ({ sequence: n + 1, code: 'chain-differs' }),
      ],
      [
        'before the first',
        (id) => `INSERT INTO ledger_sequence VALUES (0, '${id}', repeat('A', 43), now())`,
        () => ({ sequence: 1, code: 'gap' }),
      ],
      ['without a place', () => 'SELECT 1', (n) => ({ sequence: n + 1, code: 'gap' })],
    ])('an entry inserted %s', async (_, sql, broken) => {
      const id = randomUUID();
      await forge(id);
      await tamperer.does(sql(id));
      expect(await verify()).toMatchObject({ ok: false, broken: broken(size) });
    });

    it.each<[string, string]>([
      [
        'the last entry',
        `DELETE FROM ledger_entries WHERE id = (SELECT entry_id FROM ledger_sequence ORDER BY sequence DESC LIMIT 1)`,
      ],
      ['the last place', `DELETE FROM ledger_sequence WHERE sequence = (SELECT max(sequence) FROM ledger_sequence)`],
    ])('%s, deleted', async (_, sql) => {
      await tamperer.does(sql);
      expect(await verify()).toMatchObject({ ok: false, broken: { sequence: size, code: 'gap' } });
    });

    it('an entry that waits for its place and is made to wait for ever', async () => {
      await vn.as('officer').draft(preservationRequest('BR'));
      expect(await verify()).toMatchObject({ ok: true });
      await tamperer.does('DELETE FROM ledger_unsequenced');
      expect(await verify()).toMatchObject({ ok: false, broken: { sequence: size + 1, code: 'gap' } });
    });

    it('the first of several, and never nothing', async () => {
      await tamperer.does(`UPDATE ledger_details SET detail = '{}' WHERE entry_id IN (${at(9)}, ${at(7)}, ${at(8)})`);
      expect(await verify()).toMatchObject({ ok: false, entries: 6, broken: { sequence: 7, code: 'detail-differs' } });
    });

    it('nothing, when details were erased at the end of their retention', async () => {
      const { head } = await verify();
      await tamperer.does(`DELETE FROM ledger_details WHERE entry_id IN (${at(2)}, ${at(K)})`);
      expect(await verify()).toMatchObject({ ok: true, head, broken: null });
      const { items } = await page(`cursor=${K - 1}&limit=1`);
      expect(items[0]).toMatchObject({ sequence: K, detail: null, event: expect.any(String) });
    });

    it('only by an older checkpoint, when somebody rewrote the whole chain', async () => {
      const { size: before, head } = await checkpoint();
      await tamperer.does(`UPDATE ledger_entries SET body = replace(body, '"at":"2', '"at":"1') WHERE id = ${at(K)}`);
      let hash: Buffer = GENESIS;
      const { rows } = await vn.owner.query(
        'SELECT sequence, body FROM ledger_sequence JOIN ledger_entries ON id = entry_id ORDER BY sequence',
      );
      for (const { sequence: place, body } of rows) {
        hash = chainHash(hash, leafHash(body as string));
        await tamperer.does('UPDATE ledger_sequence SET hash = $2 WHERE sequence = $1', [
          place,
          hash.toString('base64url'),
        ]);
      }
      const verdict = await verify();
      expect(verdict).toMatchObject({ ok: true, entries: before });
      expect(verdict.head).not.toBe(head);
    });
  });

  describe('in a checkpoint', () => {
    it('is signed by the State, in the key that the register gives', async () => {
      await sequence(vn);
      const { jws, ...statement } = await checkpoint();
      const register = vn.app.get(Directory).current();
      const find = (kid: string) => register.key('VN', kid, 'sig', world.clock.now());
      const { payload, kid } = await verifyJws('rogatory-checkpoint+jws', jws, find);
      expect(payload).toEqual({ v: 1, ...statement });
      expect(kid).toBe('VN-s1');
      expect(statement).toMatchObject({ state: 'VN', size: (await places(vn)).length });
      expect((await verify()).head).toBe(statement.head);
    });

    it('grows, and does not verify as anybody else’s or as anything else', async () => {
      await sequence(vn);
      const first = await checkpoint();
      await vn.as('officer').draft(preservationRequest('BR'));
      await sequence(vn);
      const second = await checkpoint();
      expect(second.size).toBeGreaterThan(first.size);
      const refused = { code: 'envelope-refused' };
      await expect(verifyJws('rogatory-checkpoint+jws', second.jws, br.keys.signing.public)).rejects.toMatchObject(
        refused,
      );
      await expect(verifyJws('rogatory-act+jws', second.jws, vn.keys.signing.public)).rejects.toMatchObject(refused);
    });
  });
});
