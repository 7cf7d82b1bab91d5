import { jest } from '@jest/globals';
import { ContactPointClient } from '#client';
import { createSource } from '#database';
import pg from 'pg';
import type { ContactPointConfig } from '../../../apps/contact-point/contact-point.config.js';
import type { ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { LedgerReader } from '../../../apps/contact-point/ledger/ledger.reader.js';
import { Sequencer } from '../../../apps/contact-point/ledger/sequencer.service.js';
import { Foundation1763800000001 } from '../../../apps/contact-point/schema/migrations/0001-foundation.js';
import { emptyDatabase, type TestDatabase } from '../../support/databases.js';
import { preservationRequest } from '../../support/requests.js';
import { officerRoles, tokenOf, type OfficerRole } from '../../support/tokens.js';
import { World } from '../../support/world.js';
import { Pair } from './pair.js';

jest.setTimeout(60_000);

describe('a database of the first schema, filled by years of work, after all later migrations', () => {
  let world: World;
  let pair: Pair;
  let old: TestDatabase;
  let upgraded: ContactPoint;
  let owner: pg.Pool;
  const cases: Record<'drafted' | 'preserved' | 'confidential' | 'unreceipted', string> = {
    ...{ drafted: '', preserved: '', confidential: '', unreceipted: '' },
  };

  const tokens = {} as Record<OfficerRole, string>;
  let head: { sequence: number; hash: string };

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    const { contents } = preservationRequest('BR');
    cases.preserved = await pair.preservedCase();
    cases.confidential = await pair.submit({
      contents: { ...contents, secrecy: { keepSecret: true, doNotNotifyUser: true } },
    });
    await world.carry();
    cases.drafted = await pair.draft();
    cases.unreceipted = await pair.submit();
    for (const role of officerRoles) tokens[role] = await tokenOf(pair.vn, role);
    await pair.vn.app.get(Sequencer).sequence();
    head = (await pair.vn.app.get(LedgerReader).head())!;
    old = await oldDatabase(pair.vn.owner);
    const urls = { DATABASE_URL: old.applicationUrl, DATABASE_OWNER_URL: old.ownerUrl };
    upgraded = await pair.process(pair.vn, urls as Partial<ContactPointConfig>);
    owner = new pg.Pool({ connectionString: old.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    await owner?.end();
    await upgraded?.stop();
    await world.stop();
  });

  /** Of the database as it was, and of the one that was migrated. */
  const both = async <T>(role: OfficerRole, read: (client: ContactPointClient) => Promise<T>): Promise<[T, T]> => {
    const clients = [pair.vn.url, upgraded.url].map((url) => new ContactPointClient(url, tokens[role]));
    return [await read(clients[0]!), await read(clients[1]!)];
  };
  const after = (role: OfficerRole) => new ContactPointClient(upgraded.url, tokens[role]);

  it('has every case and its acts as they were', async () => {
    for (const id of Object.values(cases)) {
      const [was, is] = await both('officer', (client) => client.case(id));
      expect(is).toEqual(was);
      const acts = async (client: ContactPointClient) =>
        (await client.timeline(id)).filter(({ type }) => type === 'act');
      const [before, now] = await both('officer', acts);
      expect(now).toEqual(before);
      expect(now.length).toBe(id === cases.drafted ? 0 : id === cases.preserved ? 5 : 1);
    }
  });

  it('finds them, knows who drafted them, and lists what waits and what is due', async () => {
    const { reference } = await after('officer').case(cases.drafted);
    const pages = [
      `/api/cases?q=${reference}`,
      '/api/cases',
      '/api/exchange/messages',
      '/api/exchange',
      '/api/deadlines',
    ];
    for (const page of pages) {
      const [was, is] = await both('supervisor', (client) => client.request<{ items: object[] }>(page));
      expect(is).toEqual(was);
      expect(is.items.length).toBeGreaterThan(0);
    }
    const drafters = 'SELECT id, drafted_by, edited_by FROM cases WHERE id = $1';
    const [was, is] = await Promise.all([pair.vn.owner, owner].map((pool) => pool.query(drafters, [cases.drafted])));
    expect(is!.rows).toEqual(was!.rows);
  });

  it('has a ledger that still verifies, with the head it had', async () => {
    await upgraded.app.get(Sequencer).sequence();
    const verdict = await after('auditor').request<{ ok: boolean; entries: number }>('/api/ledger/verify');
    expect(verdict).toMatchObject({ ok: true });
    const at = 'SELECT hash FROM ledger_sequence WHERE sequence = $1';
    expect((await owner.query(at, [head.sequence])).rows).toEqual([{ hash: head.hash }]);
    expect(verdict.entries).toBeGreaterThan(head.sequence);
  });

  it('goes on: the draft is sent, the other State’s answers are taken in', async () => {
    const migrated = { ...pair.vn, app: upgraded.app, owner };
    await after('officer').act(cases.drafted, 'submit');
    for (const sent of await world.takeWaiting(migrated)) await pair.deliver(pair.br, sent);
    await pair.act(pair.br, cases.drafted, 'acknowledge');
    for (const sent of await world.takeWaiting(pair.br)) await pair.deliver(migrated, sent);
    for (const id of [cases.drafted, cases.unreceipted]) {
      const mine = await after('officer').case(id);
      const theirs = await (await pair.as(pair.br, 'liaison')).case(id);
      expect(mine.status).toBe(id === cases.drafted ? 'acknowledged' : 'delivered');
      expect(theirs.status).toBe(mine.status);
    }
  });
});

/** A copy in a database of the first schema of everything that it has a place for. */
async function oldDatabase(from: pg.Pool): Promise<TestDatabase> {
  const old = await emptyDatabase();
  const source = createSource({ url: old.ownerUrl, pool: 1, name: 'test', migrations: [Foundation1763800000001] });
  await source.initialize();
  await source.runMigrations();
  const tables = await source.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'`,
  );
  for (const { name } of tables) {
    const { rows } = await from.query(`SELECT coalesce(json_agg(t), '[]')::text AS list FROM ${name} t`);
    if (rows[0].list !== '[]')
      await source.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [
        rows[0].list,
      ]);
  }
  await source.destroy();
  return old;
}
