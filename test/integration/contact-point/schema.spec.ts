import pg from 'pg';
import { createSource } from '#database';
import { anchorText } from '#register';
import { generateKeyPair } from '#protocol';
import { startContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { ContactPointConfig } from '../../../apps/contact-point/contact-point.config.js';
import { APPEND_ONLY } from '../../../apps/contact-point/schema/migrations/0001-foundation.js';
import { Search1764300000001 } from '../../../apps/contact-point/schema/migrations/0006-search.js';
import { entities, migrations, prepareSchema } from '../../../apps/contact-point/schema/schema.js';
import { emptyDatabase, type TestDatabase } from '../../support/databases.js';

/** What the application's role may do with each table: Select, Insert, Update, Delete. Nothing else, and no other table. */
const GRANTED: Record<string, string> = {
  acts: 'SI',
  approvals: 'SI',
  attachment_parts: 'SI',
  case_texts: 'SIU',
  cases: 'SIU',
  credentials: 'SIU',
  deadlines: 'SIUD',
  held_parts: 'SIUD',
  idempotency_keys: 'SIUD',
  inbox: 'SI',
  ledger_details: 'SI',
  ledger_entries: 'SI',
  ledger_sequence: 'SI',
  ledger_unsequenced: 'SID',
  migrations: 'S',
  officers: 'SIU',
  outbox: 'SIUD',
  quarantine: 'SIUD',
  register_versions: 'SI',
  security_log: 'SI',
  stored_parts: 'SID',
  upload_parts: 'SID',
  uploads: 'SIUD',
};
/** What there is once, whatever the application believes. */
const ONCE = [
  'acts (case_id, author, seq)',
  'acts (hash)',
  'approvals (id)',
  'attachment_parts (act, attachment, part)',
  'attachment_parts (message)',
  'attachment_parts (stored)',
  'case_texts (case_id)',
  'cases (id)',
  'credentials (id)',
  'credentials (token_hash)',
  'deadlines (case_id, key)',
  'held_parts (message)',
  'held_parts (stored)',
  'idempotency_keys (officer_id, key)',
  'inbox (id)',
  'ledger_details (entry_id)',
  'ledger_entries (id)',
  'ledger_sequence (entry_id)',
  'ledger_sequence (sequence)',
  'ledger_unsequenced (entry_id)',
  'migrations (id)',
  'officers (email) WHERE active',
  'officers (id)',
  'outbox (id)',
  'quarantine (id)',
  'register_versions (version)',
  'security_log (id)',
  'stored_parts (id)',
  'upload_parts (stored)',
  'upload_parts (upload_id, part)',
  'uploads (id)',
];
const NEVER_CHANGED = Object.keys(GRANTED).filter((table) => GRANTED[table] === 'SI');
const DENIED = '42501';
const APPEND_ONLY_VIOLATED = '23001';

describe('the schema of a contact point', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  let application: pg.Pool;

  beforeAll(async () => {
    database = await emptyDatabase();
    await prepareSchema(database.ownerUrl, database.applicationUrl);
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    application = new pg.Pool({ connectionString: database.applicationUrl, max: 2 });
  }, 30_000);
  afterAll(async () => {
    await application.end();
    await owner.end();
  });

  const migrationSource = (url: string) => createSource({ url, pool: 2, name: 'test', entities, migrations });
  const refusal = (pool: pg.Pool, sql: string) =>
    pool.query(sql).then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    );

  describe('as it is made', () => {
    it('comes from migrations alone, each applied once, on an empty database', async () => {
      const empty = await emptyDatabase();
      const applied = await prepareSchema(empty.ownerUrl, empty.applicationUrl);
      expect(applied).toEqual(migrations.map(({ name }) => name));
      expect(await prepareSchema(empty.ownerUrl, empty.applicationUrl)).toEqual([]);
    });

    it('is what the entities say', async () => {
      const source = migrationSource(database.ownerUrl);
      await source.initialize();
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      await source.destroy();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      expect(entities.length).toBeGreaterThan(1);
    });

    it('can be taken down to nothing, and made again the same', async () => {
      const empty = await emptyDatabase();
      await prepareSchema(empty.ownerUrl, empty.applicationUrl);
      const pool = new pg.Pool({ connectionString: empty.ownerUrl, max: 1 });
      const before = await described(pool);
      const source = migrationSource(empty.ownerUrl);
      await source.initialize();
      for (const _ of migrations) await source.undoLastMigration({ transaction: 'each' });
      await source.destroy();
      expect((await described(pool)).filter((line) => !/migrations/.test(line))).toEqual([]);
      expect(await prepareSchema(empty.ownerUrl, empty.applicationUrl)).toHaveLength(migrations.length);
      expect(await described(pool)).toEqual(before);
      await pool.end();
    });

    it('has cases that were there before searches had an index found by it', async () => {
      const filled = await emptyDatabase();
      await prepareSchema(filled.ownerUrl, filled.applicationUrl);
      const source = migrationSource(filled.ownerUrl);
      await source.initialize();
      const later = migrations.slice(migrations.indexOf(Search1764300000001));
      for (const _ of later) await source.undoLastMigration({ transaction: 'each' });
      await source.query(`INSERT INTO cases SELECT gen_random_uuid(), 'preservation', 'VN-2026-' || n, 'requesting', 'BR', 'routine',
        'draft', 1, jsonb_build_object('necessity', 'Đặng ' || n, 'secrecy', jsonb_build_object('keepSecret', n = 7)), 'An', NULL,
        NULL, now(), now(), '[]', NULL, NULL FROM generate_series(1, 1001) n`);
      await source.destroy();
      expect(await prepareSchema(filled.ownerUrl, filled.applicationUrl)).toEqual(later.map(({ name }) => name));
      const pool = new pg.Pool({ connectionString: filled.ownerUrl, max: 1 });
      const { rows } = await pool.query(`SELECT text FROM case_texts JOIN cases ON id = case_id
        WHERE lexemes @@ 'dang & 77' OR reference = 'VN-2026-7' UNION ALL SELECT count(*)::text FROM case_texts`);
      await pool.end();
      expect(rows.map(({ text }: { text: string }) => text).sort()).toEqual([
        '1001',
        'vn-2026-7',
        'vn-2026-77\ndang 77',
      ]);
    });

    it('lets nothing be there twice', async () => {
      const { rows } = await owner.query<{ unique: string }>(
        `SELECT format('%s %s', indrelid::regclass, substring(pg_get_indexdef(indexrelid) FROM 'btree (.*)')) AS unique
           FROM pg_index WHERE indisunique AND indrelid::regclass::text = ANY ($1) ORDER BY 1`,
        [Object.keys(GRANTED)],
      );
      expect(rows.map((row) => row.unique)).toEqual(ONCE);
    });

    it('names its constraints and indexes itself', async () => {
      const names = await namesIn(owner);
      expect(names.length).toBeGreaterThan(30);
      expect(
        names.filter((name) => !/^(PK_[0-9a-f]+|[a-z_\d]+_(pkey|key|check|fkey|idx|not_null))$/.test(name)),
      ).toEqual([]);
    });

    it('is made once when several migrate at the same time', async () => {
      const empty = await emptyDatabase();
      const applied = await Promise.all([1, 2, 3, 4].map(() => prepareSchema(empty.ownerUrl, empty.applicationUrl)));
      expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
    });

    it('serves two processes that start at the same time on nothing, with one first administrator', async () => {
      const empty = await emptyDatabase();
      const config = await configOf(empty);
      const starts = [1, 2].map(() => startContactPoint(config, { nest: { logger: ['fatal'] } }));
      const started = await Promise.allSettled(starts);
      const points = started.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
      try {
        expect(started.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
        for (const { url } of points) expect((await fetch(`${url}/livez`)).status).toBe(200);
        const pool = new pg.Pool({ connectionString: empty.ownerUrl, max: 1 });
        const { rows } = await pool.query('SELECT email, role FROM officers');
        await pool.end();
        expect(rows).toEqual([{ email: 'first@vn.example', role: 'administrator' }]);
      } finally {
        for (const point of points) await point.stop();
      }
    }, 30_000);
  });

  describe('as the application may use it', () => {
    it('is granted table by table, and no table is forgotten', async () => {
      const role = new URL(database.applicationUrl).username;
      const { rows } = await owner.query<{ name: string; granted: string }>(
        `SELECT relname AS name, concat(
           CASE WHEN has_table_privilege($1, c.oid, 'SELECT') THEN 'S' END, CASE WHEN has_table_privilege($1, c.oid, 'INSERT') THEN 'I' END,
           CASE WHEN has_table_privilege($1, c.oid, 'UPDATE') THEN 'U' END, CASE WHEN has_table_privilege($1, c.oid, 'DELETE') THEN 'D' END,
           CASE WHEN has_table_privilege($1, c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN '!' END) AS granted
         FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
        [role],
      );
      expect(Object.fromEntries(rows.map(({ name, granted }) => [name, granted]))).toEqual(GRANTED);
      expect([...APPEND_ONLY, 'approvals', 'attachment_parts'].sort()).toEqual(NEVER_CHANGED.sort());
    });

    it.each(NEVER_CHANGED)('%s is never changed: not by grant, and not by its owner either', async (table) => {
      const { rows } = await owner.query<{ column_name: string }>(
        `SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position LIMIT 1`,
        [table],
      );
      const column = rows[0]!.column_name;
      const changes = [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `DELETE FROM ${table} WHERE false`,
        `TRUNCATE ${table}`,
      ];
      for (const change of changes) {
        expect({ change, code: await refusal(application, change) }).toEqual({ change, code: DENIED });
        expect({ change, code: await refusal(owner, change) }).toEqual({ change, code: APPEND_ONLY_VIOLATED });
      }
      expect(await refusal(application, `SELECT FROM ${table} FOR UPDATE`)).toBe(DENIED);
      const merge = `MERGE INTO ${table} t USING ${table} s ON t.${column} = s.${column} WHEN MATCHED THEN DELETE`;
      expect(await refusal(application, merge)).toBe(DENIED);
      expect(await refusal(owner, merge)).toBe(APPEND_ONLY_VIOLATED);
    });

    it('keeps the bytes of what was sent or received: not changed by anybody, deleted only where nothing refers to them', async () => {
      const [sent, loose] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
      const bytes = `INSERT INTO stored_parts VALUES ('${sent}', 'a'), ('${loose}', 'b')`;
      const part = `INSERT INTO attachment_parts VALUES ('m', '${sent}', 'act', 0, 0, 'jws', '${sent}', now())`;
      for (const sql of [bytes, part]) expect(await refusal(application, sql)).toBe('done');
      expect(await refusal(application, `UPDATE stored_parts SET bytes = 'c'`)).toBe(DENIED);
      expect(await refusal(owner, `UPDATE stored_parts SET bytes = 'c'`)).toBe(APPEND_ONLY_VIOLATED);
      expect(await refusal(application, `DELETE FROM stored_parts WHERE id = '${sent}'`)).toBe('23503');
      expect(await refusal(application, `DELETE FROM stored_parts WHERE id = '${loose}'`)).toBe('done');
    });

    it.each([
      'ALTER TABLE acts DISABLE TRIGGER ALL',
      'ALTER TABLE acts DISABLE TRIGGER acts_append_only',
      'ALTER TABLE acts ADD COLUMN note text',
      'ALTER TABLE acts OWNER TO CURRENT_USER',
      'DROP TABLE acts',
      'DROP TRIGGER acts_append_only ON acts',
      'DROP FUNCTION refuse_change()',
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      'CREATE TABLE public.mine (id integer)',
      'CREATE SCHEMA mine',
      'CREATE TRIGGER mine BEFORE INSERT ON acts FOR EACH ROW EXECUTE FUNCTION refuse_change()',
      'CREATE RULE mine AS ON INSERT TO acts DO INSTEAD NOTHING',
      'SET session_replication_role = replica',
      `COPY acts TO PROGRAM 'cat'`,
      `SELECT pg_read_file('/etc/passwd')`,
      'CREATE ROLE mine',
      'INSERT INTO migrations (timestamp, name) VALUES (1, $$mine$$)',
      `SELECT setval('case_reference_seq', 1)`,
    ])('%s: refused to the application', async (sql) => {
      expect([DENIED, '42809']).toContain(await refusal(application, sql));
      const { rows } = await owner.query(
        `SELECT tgenabled FROM pg_trigger WHERE tgname = 'acts_append_only' AND tgrelid = 'acts'::regclass`,
      );
      expect(rows).toEqual([{ tgenabled: 'O' }]);
    });

    it('cannot be granted more by the application itself', async () => {
      await application.query('GRANT ALL ON acts TO CURRENT_USER');
      expect(await refusal(application, 'UPDATE acts SET act = act')).toBe(DENIED);
    });

    it('belongs to a role that may do nothing else, nor read another State’s database', async () => {
      const { rows } = await owner.query(
        `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
            (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS memberships,
            (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owned
           FROM pg_roles r WHERE rolname = $1`,
        [new URL(database.applicationUrl).username],
      );
      const no = {
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolbypassrls: false,
      };
      expect(rows).toEqual([{ ...no, memberships: 0, owned: 0 }]);
      const other = await emptyDatabase();
      await prepareSchema(other.ownerUrl, other.applicationUrl);
      const { pathname } = new URL(other.ownerUrl);
      const foreign = Object.assign(new URL(database.applicationUrl), { pathname }).toString();
      const pool = new pg.Pool({ connectionString: foreign, max: 1 });
      for (const table of Object.keys(GRANTED)) expect(await refusal(pool, `SELECT FROM ${table}`)).toBe(DENIED);
      await pool.end();
    });

    it('takes a new password of that role at the next start', async () => {
      const changed = Object.assign(new URL(database.applicationUrl), { password: `n'ew "pass` }).toString();
      await prepareSchema(database.ownerUrl, changed);
      const client = new pg.Client({ connectionString: changed });
      await client.connect();
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await client.end();
      await prepareSchema(database.ownerUrl, database.applicationUrl);
    });
  });
});

/** Columns, constraints, indexes, triggers, sequences and functions of the schema, one line each. */
async function described(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid))
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'public'
     UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     ORDER BY line`,
  );
  return rows.map(({ line }) => line);
}

async function namesIn(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

/** Of a contact point whose register cannot be reached. */
async function configOf({ ownerUrl, applicationUrl }: TestDatabase): Promise<ContactPointConfig> {
  const [anchor, signing] = await Promise.all([generateKeyPair('sig', 'anchor'), generateKeyPair('sig', 'VN-s1')]);
  return Object.assign(new ContactPointConfig(), {
    STATE: 'VN',
    ROLES: ['api', 'clock'],
    DATABASE_URL: applicationUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_POOL: 4,
    BROKER_URL: ownerUrl,
    REGISTER_URL: 'http://127.0.0.1:9',
    REGISTER_ANCHOR: anchorText(anchor.public),
    STATE_KEYS: JSON.stringify([signing.private]),
    HTTP_PORT: 0,
    FIRST_ADMINISTRATOR_EMAIL: 'first@vn.example',
    FIRST_ADMINISTRATOR_PASSWORD: 'first administrator',
  });
}
