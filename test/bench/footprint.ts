import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
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
  const cpu = Object.fromEntries(await timesOf(processes));
  return { rows, commits: Number(server[0]!.commits), walBytes: Number(server[0]!.wal), cpu };
}

const LOOK_MS = 250;
const RESTING_MS = 25;

/**
 * Resolves when the processes do nothing of account any more: a contact point sets the documents of drafts when it has
 * nothing else to do, those of drafts nobody submits as well.
 *
 * @throws Error after two minutes
 */
export async function atRest(processes: Processes): Promise<void> {
  const used = async () => total(Object.fromEntries(await timesOf(processes)));
  const end = Date.now() + 120_000;
  for (let last = await used(); ;) {
    await wait(LOOK_MS);
    const now = await used();
    if (now - last < RESTING_MS) return;
    if (Date.now() > end) throw new Error('the processes do not come to rest');
    last = now;
  }
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

const timesOf = (processes: Processes): Promise<[string, number][]> =>
  Promise.all(Object.entries(processes).map(async ([name, pid]) => [name, await cpuOf(pid)] as [string, number]));

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
