import { jest } from '@jest/globals';
import type { DeadlineAnswer } from '#client';
import type { Terms } from '#convention';
import type { Calendar, Party } from '#register';
import { DataSource } from 'typeorm';
import type { ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { CasesService } from '../../../apps/contact-point/cases/cases.service.js';
import { CLOCK_OFFICER, Sweeper } from '../../../apps/contact-point/deadlines/sweeper.service.js';
import { Directory } from '../../../apps/contact-point/directory/directory.service.js';
import { Documents } from '../../../apps/contact-point/documents/documents.service.js';
import { somebodyWaits } from '../../support/lock-waits.js';
import { StatementFaults } from '../../support/statement-faults.js';
import { World, type TestState } from '../../support/world.js';
import { DAY, HOUR, Pair } from './pair.js';

jest.setTimeout(60_000);

const YEAR = 365 * DAY;
const asError = (error: Error): Error => error;
const calendar: Calendar = {
  weekend: [6, 7],
  holidays: [{ date: '2099-12-25', name: 'Natal' }],
  source: 'test',
  until: '2099-12-31',
};
const WARNINGS = [21, 14, 7, 3, 1];

describe('the clock of the deadlines', () => {
  let world: World;
  let pair: Pair;
  let vn: TestState;
  let br: TestState;
  let second: ContactPoint;

  beforeAll(async () => {
    world = await World.start({ party: (code) => (code === 'BR' ? { calendar } : {}) });
    pair = new Pair(world);
    ({ vn, br } = pair);
    second = await pair.process(br);
  });
  afterAll(async () => {
    await second?.stop();
    await world.stop();
  });

  const sweep = (state: TestState) => state.app.get(Sweeper).sweep();
  const sweepBoth = () => Promise.all([sweep(vn), sweep(br)]);
  const missed = async (state: TestState, id: string) =>
    (await pair.events(state, id, 'deadline-missed')).map(({ key }) => key).sort();
  const warned = async (state: TestState, id: string) =>
    (await pair.events(state, id, 'deadline-warning')).map(({ key }) => key);

  const delivered = async (): Promise<string> => {
    const id = await pair.submit();
    await world.carry();
    return id;
  };

  it('fires a deadline once, with several sweepers at the same time and again later', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => pair.submit()));
    await world.carry();
    world.clock.advance(25 * HOUR);
    expect(await br.app.get(Sweeper).sweep(() => true)).toBe(0);
    const sweepers = [br.app.get(Sweeper), second.app.get(Sweeper), br.app.get(Sweeper), second.app.get(Sweeper)];
    const fired = await Promise.all(sweepers.map((sweeper) => sweeper.sweep()));
    expect(fired.reduce((sum, count) => sum + count)).toBe(5);
    expect(await sweep(br)).toBe(0);
    for (const id of ids) expect(await missed(br, id)).toEqual(['acknowledgement']);
  });

  it('fires on both sides, each for its own ledger, and says which deadline of whom', async () => {
    const id = await delivered();
    const due = (await pair.agreed(br, id)).deadlines.find(({ key }) => key === 'acknowledgement')!;
    world.clock.advance(24 * HOUR);
    await sweepBoth();
    const detail = {
      key: 'acknowledgement',
      rule: 'acknowledgement',
      basis: 'policy',
      dueAt: due.dueAt,
      side: 'requested',
    };
    for (const state of [vn, br]) expect(await pair.events(state, id, 'deadline-missed')).toEqual([detail]);
  });

  it('never fires before the instant', async () => {
    const id = await delivered();
    world.clock.advance(24 * HOUR - 30_000);
    await sweepBoth();
    expect(await missed(br, id)).toEqual([]);
    world.clock.advance(30_000);
    await sweepBoth();
    expect(await missed(br, id)).toEqual(['acknowledgement']);
  });

  it('fires a date that both States have agreed, and the deadline beside which it stands', async () => {
    const id = await delivered();
    for (const act of ['acknowledge', 'start-review']) await pair.carried(br, id, act);
    const date = new Date(world.clock.now().getTime() + 9 * DAY).toISOString().slice(0, 10);
    await pair.carried(br, id, 'propose-date', { deadline: 'decision', date, reason: 'The judge is away.' });
    await pair.carried(vn, id, 'accept-date', { deadline: 'decision', date });
    const mine = (await pair.agreed(br, id)).deadlines;
    expect(mine.find(({ key }) => key === 'agreed-date')).toMatchObject({ basis: 'agreed', state: 'running' });
    expect((await pair.agreed(vn, id)).deadlines).toEqual(mine);
    const { terms } = (await (await pair.as(vn, 'officer')).case(id)) as unknown as { terms: Terms };
    expect(terms.calendars).toEqual({ requested: { weekend: [6, 7], holidays: [], until: expect.any(String) } });
    world.clock.advance(11 * DAY);
    await sweepBoth();
    await sweepBoth();
    for (const state of [vn, br]) {
      const keys = await missed(state, id);
      expect(keys.filter((key) => key === 'agreed-date' || key === 'decision')).toEqual(['agreed-date', 'decision']);
    }
  });

  it('fires late rather than never: after a year of standstill everything fires, once', async () => {
    const id = await pair.preservedCase();
    world.clock.advance(YEAR);
    await sweep(br);
    expect(await warned(br, id)).toEqual(WARNINGS.map((days) => `expiry-warning-${days}`));
    expect(await pair.events(br, id, 'deadline-expired')).toHaveLength(1);
    await sweep(br);
    expect(await warned(br, id)).toHaveLength(5);
    await world.carry();
    expect((await pair.agreed(vn, id)).status).toBe('expired');
  });

  it('fires what was missed also when the late answer came before anybody looked', async () => {
    const id = await delivered();
    world.clock.advance(30 * HOUR);
    await pair.carried(br, id, 'acknowledge');
    await sweepBoth();
    await sweepBoth();
    for (const state of [vn, br]) expect(await missed(state, id)).toEqual(['acknowledgement']);
    const deadline = (await pair.agreed(vn, id)).deadlines.find(({ key }) => key === 'acknowledgement');
    expect(deadline).toMatchObject({ ended: 'late', state: 'missed' });
  });

  it('does not fire what was met or cancelled', async () => {
    const met = await pair.preservedCase();
    const withdrawn = await delivered();
    await pair.carried(vn, withdrawn, 'withdraw', { reason: 'No longer needed.' });
    world.clock.advance(YEAR);
    await sweepBoth();
    for (const state of [vn, br]) {
      expect(await missed(state, met)).toEqual([]);
      expect(await missed(state, withdrawn)).toEqual([]);
    }
  });

  it('does not fire while paused; what is left of the time runs on afterwards', async () => {
    const id = await delivered();
    await pair.carried(br, id, 'acknowledge');
    world.clock.advance(2 * DAY);
    await pair.carried(br, id, 'start-review');
    await pair.carried(br, id, 'request-information', { questions: ['Which account?'] });
    world.clock.advance(30 * DAY);
    await sweepBoth();
    expect(await missed(br, id)).toEqual(['information-reply']);
    await pair.carried(vn, id, 'supply-information', { answers: ['The first.'] });
    world.clock.advance(DAY - HOUR);
    await sweepBoth();
    expect(await missed(br, id)).toEqual(['information-reply']);
    world.clock.advance(HOUR);
    await sweepBoth();
    for (const state of [vn, br]) expect(await missed(state, id)).toEqual(['information-reply', 'order']);
  });

  describe('of a preservation', () => {
    it('warns 21, 14, 7, 3 and 1 days before the end, both sides, one after the other', async () => {
      const id = await pair.preservedCase();
      const expected: string[] = [];
      world.clock.advance(38 * DAY + HOUR);
      await sweepBoth();
      expect(await warned(vn, id)).toEqual([]);
      let day = 38;
      for (const days of WARNINGS) {
        world.clock.advance((60 - days - day) * DAY);
        day = 60 - days;
        expected.push(`expiry-warning-${days}`);
        await sweepBoth();
        for (const state of [vn, br]) expect(await warned(state, id)).toEqual(expected);
      }
    });

    const expiries = (state: TestState, id: string) => pair.events(state, id, 'deadline-expired');
    const expireActs = async (state: TestState, id: string) => {
      const timeline = await (await pair.as(state, 'officer')).timeline(id);
      return timeline
        .filter(({ act }) => act === 'expire')
        .map(({ author, officer, effect }) => [author, officer.role, effect]);
    };

    it('makes the requested State say that it has expired; both sides agree, whoever looked first', async () => {
      const [first, other] = [await pair.preservedCase(), await pair.preservedCase()];
      world.clock.advance(60 * DAY);
      await sweep(br);
      await world.carry();
      await sweepBoth();
      for (const id of [first, other]) {
        expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
        expect((await pair.agreed(vn, id)).status).toBe('expired');
        for (const state of [vn, br]) expect(await expireActs(state, id)).toEqual([['BR', 'clock', 'effective']]);
        expect(await expiries(br, id)).toHaveLength(1);
        expect(await expiries(vn, id)).toHaveLength(0);
        expect((await pair.events(vn, id, 'act-received')).filter(({ act }) => act === 'expire')).toHaveLength(1);
      }
    });

    it('fires on the requesting side by itself when the other side says nothing, and only once when it does', async () => {
      const id = await pair.preservedCase();
      world.clock.advance(60 * DAY);
      await sweep(vn);
      expect(await expiries(vn, id)).toHaveLength(1);
      expect((await pair.agreed(vn, id)).status).toBe('preserved');
      await sweep(br);
      await world.carry();
      await sweepBoth();
      expect(await expiries(vn, id)).toHaveLength(1);
      expect(await pair.agreed(vn, id)).toEqual(await pair.agreed(br, id));
      expect((await pair.agreed(vn, id)).status).toBe('expired');
    });

    it('moves with an extension: the old instant does not fire, the new one does', async () => {
      const id = await pair.preservedCase();
      world.clock.advance(30 * DAY);
      await pair.carried(vn, id, 'request-extension', { days: 30, reason: 'Translation.' });
      await pair.carried(br, id, 'grant-extension', { additionalDays: 30 });
      world.clock.advance(31 * DAY);
      await sweepBoth();
      for (const state of [vn, br]) {
        expect(await expiries(state, id)).toEqual([]);
        expect(await warned(state, id)).toEqual([]);
      }
      world.clock.advance(29 * DAY);
      await sweepBoth();
      await world.carry();
      expect(await warned(br, id)).toEqual(WARNINGS.map((days) => `expiry-warning-${days}#2`));
      expect(await expiries(br, id)).toHaveLength(1);
      expect((await pair.agreed(vn, id)).status).toBe('expired');
    });

    it('that has fired for one side only is fired again at its new instant when an extension was on its way', async () => {
      const id = await pair.preservedCase();
      world.clock.advance(59 * DAY);
      await pair.carried(vn, id, 'request-extension', { days: 30, reason: 'Translation.' });
      await pair.act(br, id, 'grant-extension', { additionalDays: 30 });
      const [grant] = await world.takeWaiting(br);
      world.clock.advance(2 * DAY);
      await sweep(vn);
      expect(await expiries(vn, id)).toHaveLength(1);
      await pair.deliver(vn, grant!);
      world.clock.advance(29 * DAY);
      await sweep(vn);
      expect(await expiries(vn, id)).toHaveLength(2);
      await sweep(br);
      await world.carry();
      expect(await expiries(br, id)).toHaveLength(1);
      expect((await pair.agreed(vn, id)).status).toBe('expired');
    });

    it('does not fire while the follow-up request is pending, whatever time passes', async () => {
      const id = await pair.preservedCase();
      await pair.carried(vn, id, 'link-follow-up', { reference: 'VN-MLA-7', filedAt: pair.now() });
      world.clock.advance(YEAR);
      await sweepBoth();
      await world.carry();
      for (const state of [vn, br]) {
        expect(await expiries(state, id)).toEqual([]);
        expect(await warned(state, id)).toEqual([]);
        expect((await pair.agreed(state, id)).status).toBe('held-pending-follow-up');
      }
    });

    it('is said on its day although the other State is suspended, and arrives when that is over', async () => {
      const id = await pair.preservedCase();
      world.clock.advance(60 * DAY);
      await changed('VN', (party) => ({ ...party, suspended: true }));
      await sweep(br);
      expect((await pair.agreed(br, id)).status).toBe('expired');
      const unsealed = await br.owner.query(`SELECT id FROM outbox WHERE case_id = $1 AND envelope = ''`, [id]);
      expect(unsealed.rowCount).toBeGreaterThan(0);
      await changed('VN', (party) => ({ ...party, suspended: false }));
    });

    it('that cannot be signed at present keeps no other deadline from firing, and is said later', async () => {
      const id = await pair.preservedCase();
      const waiting = await delivered();
      world.clock.advance(60 * DAY);
      const { keys } = world.document.parties.find(({ code }) => code === 'BR')!;
      const revokedAt = world.clock.now().toISOString();
      await changed('BR', (party) => ({
        ...party,
        keys: keys.map((key) => (key.use === 'sig' ? { ...key, revokedAt } : key)),
      }));
      await expect(sweep(br)).rejects.toThrow('1 deadlines could not be fired');
      expect(await missed(br, waiting)).toEqual(['acknowledgement']);
      expect(await warned(br, id)).toHaveLength(5);
      expect(await expiries(br, id)).toEqual([]);
      await changed('BR', (party) => ({ ...party, keys }));
      expect(await sweep(br)).toBe(1);
      expect(await expiries(br, id)).toHaveLength(1);
      await world.carry();
      expect((await pair.agreed(vn, id)).status).toBe('expired');
    });

    const changed = async (code: string, change: (party: Party) => Party): Promise<void> => {
      const { document } = world;
      const parties = document.parties.map((party) => (party.code === code ? change(party) : party));
      await world.post({ ...document, parties, version: document.version + 1 });
      await br.app.get(Directory).refresh();
    };

    /** Otherwise the first sweep that gets so far gives up for the document, and begins again. */
    const setAhead = async (id: string): Promise<void> => {
      const expiry = { act: 'expire', contents: {} };
      const { loaded, act } = await br.app.get(CasesService).preview(id, expiry, CLOCK_OFFICER);
      await br.app.get(Documents).of(loaded, act);
    };

    it('is said once although the sweep fails at every statement, before it and after it', async () => {
      const ids = [await pair.preservedCase(), await pair.preservedCase(), await pair.preservedCase()];
      world.clock.advance(59 * DAY + HOUR);
      await sweepBoth();
      world.clock.advance(DAY);
      for (const id of ids) await setAhead(id);
      const faults = new StatementFaults(br.app.get(DataSource));
      const strikes = async (n: number, moment: 'before' | 'after'): Promise<boolean> => {
        const error = await faults.breaking(n, moment, () => sweep(br)).then(() => null, asError);
        if (error) expect(error.message).toMatch(/injected|database/);
        return faults.struck;
      };
      let n = 1;
      while ((await strikes(n, 'before')) && (await strikes(n, 'after'))) n += 1;
      expect(n).toBeGreaterThan(8);
      await world.carry();
      for (const id of ids) {
        expect(await expiries(br, id)).toHaveLength(1);
        expect(await expireActs(vn, id)).toEqual([['BR', 'clock', 'effective']]);
      }
    });
  });

  it('says where it should end what cannot end, and only on the side that would', async () => {
    const id = await delivered();
    for (const { owner } of [vn, br])
      await owner.query(`UPDATE deadlines SET on_due = 'expire' WHERE case_id = $1 AND key = 'acknowledgement'`, [id]);
    world.clock.advance(25 * HOUR);
    await sweepBoth();
    for (const state of [vn, br]) expect(await pair.events(state, id, 'deadline-expired')).toHaveLength(1);
    const impossible = { act: 'expire', code: 'act-not-allowed' };
    expect(await pair.events(br, id, 'clock-act-not-possible')).toEqual([impossible]);
    expect(await pair.events(vn, id, 'clock-act-not-possible')).toEqual([]);
  });

  const lastMoments = [
    ['meet', `ended = 'met'`],
    ['put off', `due_at = due_at + interval '9 years'`],
  ];

  it.each(lastMoments)(
    'waits for whoever works on the case: what they %s at the last moment does not fire',
    async (_, change) => {
      const id = await delivered();
      world.clock.advance(25 * HOUR);
      const other = await br.owner.connect();
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`case:${id}`]);
      const sweeping = sweep(br);
      await somebodyWaits(br.owner);
      await other.query(`UPDATE deadlines SET ${change} WHERE case_id = $1 AND fired_at IS NULL`, [id]);
      await other.query('COMMIT');
      other.release();
      await sweeping;
      expect(await missed(br, id)).toEqual([]);
      await br.owner.query('DELETE FROM deadlines WHERE case_id = $1', [id]);
    },
  );

  it('fires a thousand that are due at once in one sweep', async () => {
    await br.owner.query(
      `INSERT INTO cases SELECT gen_random_uuid(), 'preservation', 'flood-' || n, 'requested', 'VN', 'routine', 'delivered', 1, '{}',
         'nobody', NULL, NULL, $1, $1 FROM generate_series(1, 1000) n`,
      [world.clock.now()],
    );
    await br.owner.query(
      `INSERT INTO deadlines (case_id, key, rule, side, basis, on_due, starts_at, due_at)
         SELECT id, 'flood', 'flood', 'requested', 'policy', 'miss', created_at, created_at FROM cases WHERE officer = 'nobody'`,
    );
    const [fired, others] = await Promise.all([sweep(br), second.app.get(Sweeper).sweep()]);
    expect(fired + others).toBe(1000);
    const { rows } = await br.owner.query<{ n: number; cases: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT e.case_id)::int AS cases FROM ledger_entries e JOIN cases c ON c.id = e.case_id
        WHERE c.officer = 'nobody' AND e.event = 'deadline-missed'`,
    );
    expect(rows).toEqual([{ n: 1000, cases: 1000 }]);
    await br.owner.query(`DELETE FROM deadlines WHERE key = 'flood'`);
    await br.owner.query(`DELETE FROM cases WHERE officer = 'nobody'`);
  });

  describe('as its page shows them', () => {
    interface Shown extends DeadlineAnswer {
      firedAt: string | null;
      case: { id: string; reference: string; box: string; status: string };
    }
    interface Row {
      case_id: string;
      key: string;
      due_at: Date;
    }

    const pages = async (query: string): Promise<Shown[]> => {
      const client = await pair.as(br, 'liaison');
      const all: Shown[] = [];
      let cursor: string | null = null;
      do {
        const path = `/api/deadlines?limit=3${query}${cursor ? `&cursor=${cursor}` : ''}`;
        const page: { items: Shown[]; nextCursor: string | null } = await client.request(path);
        expect(page.items.length).toBeLessThanOrEqual(3);
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return all;
    };

    const rowsWhere = async (condition: string): Promise<{ id: string; key: string; dueAt: string }[]> => {
      const { rows } = await br.owner.query<Row>(
        `SELECT case_id, key, due_at FROM deadlines WHERE ${condition} ORDER BY due_at, case_id, key`,
        condition.includes('$1') ? [world.clock.now()] : [],
      );
      return rows.map(({ case_id: id, key, due_at }) => ({ id, key, dueAt: due_at.toISOString() }));
    };

    const brief = (shown: Shown[]) => shown.map(({ key, dueAt, case: { id } }) => ({ id, key, dueAt }));

    beforeAll(async () => {
      await pair.preservedCase();
      const paused = await delivered();
      for (const act of ['acknowledge', 'start-review']) await pair.carried(br, paused, act);
      await pair.carried(br, paused, 'request-information', { questions: ['Which account?'] });
      await delivered();
      world.clock.advance(25 * HOUR);
      await sweepBoth();
      await delivered();
    });

    it.each([
      ['running', 'ended IS NULL AND due_at > $1'],
      ['due', 'ended IS NULL AND due_at <= $1'],
      ['missed', `(ended = 'late' OR (ended IS NULL AND due_at <= $1 AND on_due = 'miss'))`],
    ])('those that are %s, page by page, as they are stored, each with its reasoning', async (state, condition) => {
      const shown = await pages(`&state=${state}`);
      expect(shown.length).toBeGreaterThan(3);
      expect(brief(shown)).toEqual(await rowsWhere(condition));
      for (const { explanation } of shown) expect(explanation.length).toBeGreaterThan(0);
      const known = new Set(shown.map((one) => one.state));
      expect([...known].every((one) => one === state || (state === 'due' && one === 'missed'))).toBe(true);
    });

    it('those before an instant, and of all states when none is asked for; paused ones have no instant', async () => {
      const shown = await pages('');
      expect(brief(shown)).toEqual(await rowsWhere('due_at IS NOT NULL'));
      const middle = shown[Math.floor(shown.length / 2)]!.dueAt!;
      expect(brief(await pages(`&before=${middle}`))).toEqual(
        brief(shown.filter(({ dueAt }) => Date.parse(dueAt!) < Date.parse(middle))),
      );
    });

    it('what has fired says when', async () => {
      const [missedOne] = (await pages('&state=missed')).filter(({ ended }) => ended === null).slice(-1);
      expect(missedOne!.firedAt).not.toBeNull();
      for (const { firedAt } of await pages('&state=running')) expect(firedAt).toBeNull();
    });
  });
});
