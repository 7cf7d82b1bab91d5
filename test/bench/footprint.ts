import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Target } from './target.js';

/** What was used so far; only differences mean anything. */
export interface Footprint {
  /** Rows inserted, updated and deleted by table, in the databases of both sides. */
  rows: Record<string, number>;
  /** Transactions that wrote something, whole server, BullMQ's included when Postgres is the broker. */
  commits: number;
  walBytes: number;
  /** Milliseconds of processor time by process. */
  cpu: Record<string, number>;
}

/** Process ids by name. Of the Postgres server also the processes that it started, alive or gone. */
export type Processes = Record<string, number>;

export async function footprint(target: Target, processes: Processes): Promise<Footprint> {
  const rows: Record<string, number> = {};
  for (const pool of [target.sender, target.recipient])
    for (const [table, count] of await rowsOf(pool)) rows[table] = (rows[table] ?? 0) + count;
  const { rows: server } = await target.sender.query<{ commits: string; wal: string }>(
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS commits, pg_current_wal_lsn() - '0/0' AS wal`,
  );
  const names = Object.keys(processes);
  const times = await Promise.all(names.map((name) => cpuOf(processes[name]!)));
  const cpu = Object.fromEntries(names.map((name, index) => [name, times[index]!]));
  return { rows, commits: Number(server[0]!.commits), walBytes: Number(server[0]!.wal), cpu };
}

/** What lies between two looks, divided by the round trips between them. */
export function perRoundTrip(pairs: readonly [Footprint, Footprint][], roundTrips: number): Footprint {
  const sum = (value: (from: Footprint, to: Footprint) => number) =>
    pairs.reduce((total, [from, to]) => total + value(from, to), 0) / roundTrips;
  const [, last] = pairs.at(-1)!;
  const each = (part: 'rows' | 'cpu') =>
    Object.fromEntries(
      Object.keys(last[part])
        .map((name) => [name, sum((from, to) => (to[part][name] ?? 0) - (from[part][name] ?? 0))] as const)
        .filter(([, value]) => value > 0.01),
    );
  return {
    rows: each('rows'),
    commits: sum((from, to) => to.commits - from.commits),
    walBytes: sum((from, to) => to.walBytes - from.walBytes),
    cpu: each('cpu'),
  };
}

export const total = (parts: Record<string, number>): number =>
  Object.values(parts).reduce((sum, part) => sum + part, 0);

async function rowsOf(pool: pg.Pool): Promise<[string, number][]> {
  const { rows } = await pool.query<{ relname: string; count: string }>(
    'SELECT relname, n_tup_ins + n_tup_upd + n_tup_del AS count FROM pg_stat_user_tables',
  );
  return rows.map(({ relname, count }) => [relname, Number(count)]);
}

/** Linux counts processor time in hundredths of a second. */
const TICK = 10;

/** Of a process and all that it started; 0 where there is no /proc. */
async function cpuOf(pid: number): Promise<number> {
  const own = await statOf(pid);
  if (!own) return 0;
  const all = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))),
  );
  const children = all.filter((stat) => stat?.parent === pid);
  return (own.self + own.reaped + children.reduce((sum, child) => sum + child!.self, 0)) * TICK;
}

async function statOf(pid: number): Promise<{ parent: number; self: number; reaped: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { parent: fields[1]!, self: fields[11]! + fields[12]!, reaped: fields[13]! + fields[14]! };
}
