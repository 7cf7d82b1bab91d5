import type pg from 'pg';

/** Where refusals are recorded: the one table that refused input may change. */
const SECURITY = 'security_log';

/** Table name → number of rows and a digest over all of them: equal before and after means nothing was stored. */
export async function stored(owner: pg.Pool, except: readonly string[] = [SECURITY]): Promise<Record<string, string>> {
  const tables = await tablesOf(owner);
  const digests = tables
    .filter((table) => !except.includes(table))
    .map((table) => `SELECT '${table}' AS name, ${digestOf(table)} AS digest`);
  const { rows } = await owner.query<{ name: string; digest: string }>(digests.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Every row of every table as text, to search for what must not be there. */
export async function everything(owner: pg.Pool): Promise<string> {
  const tables = await tablesOf(owner);
  const dumps = tables.map(
    (table) => `SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') AS dump FROM ${table} t`,
  );
  const { rows } = await owner.query<{ dump: string }>(dumps.join(' UNION ALL '));
  return rows.map(({ dump }) => dump).join('\n');
}

const digestOf = (table: string): string =>
  `(SELECT count(*) || ' ' || md5(coalesce(string_agg(line, ',' ORDER BY line), ''))
      FROM (SELECT ${LARGE[table] ?? 't::text'} AS line FROM ${table} t) AS lines)`;

/** Rows that are too long to be compared as text, by table. */
const LARGE: Record<string, string> = { stored_parts: 't.id::text || md5(t.bytes)' };

async function tablesOf(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  return rows.map(({ tablename }) => tablename);
}
