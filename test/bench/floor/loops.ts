import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Add, Carried } from './queues.js';
import { run, transaction } from './store.js';

/** Calls `work` when asked to, after `gather` ms, and again while anybody has asked for it since it began. */
export function poked(work: () => Promise<void>, gather = 0): () => void {
  let asked = false;
  let running = false;
  return () => {
    asked = true;
    if (running) return;
    running = true;
    void (async () => {
      while (asked) {
        if (gather > 0) await wait(gather);
        asked = false;
        await work();
      }
      running = false;
    })();
  };
}

interface Claimed {
  id: string;
  type: 'act' | 'receipt';
  envelope: string;
}

/** From the outbox to the queue, a hundred at a time. */
export async function relay(pool: pg.Pool, add: Add): Promise<void> {
  const claimed = await run<Claimed>(pool, CLAIM, [new Date()]);
  if (claimed.length === 0) return;
  await add(claimed.map(({ type, envelope }): Carried => ({ pattern: type, data: envelope })));
  const receipts = claimed.filter(({ type }) => type === 'receipt').map(({ id }) => id);
  if (receipts.length > 0) await run(pool, CARRIED, [receipts]);
}

/** These two commits do not wait for the disk, as in the product (ADR 0016). */
const LAZILY = `(SELECT set_config('synchronous_commit', 'off', true)) lazily`;

const CLAIM = `UPDATE outbox o SET attempts = o.attempts + 1, next_attempt_at = $1::timestamptz + interval '1 hour'
  FROM (SELECT id FROM outbox WHERE next_attempt_at <= $1::timestamptz ORDER BY next_attempt_at LIMIT 100
    FOR UPDATE SKIP LOCKED) due, ${LAZILY}
  WHERE o.id = due.id RETURNING o.id, o.type, o.envelope`;

const CARRIED = `DELETE FROM outbox USING ${LAZILY} WHERE id = ANY ($1)`;

/** Chains the entries that have no place yet. */
export function sequence(pool: pg.Pool): Promise<void> {
  return transaction(pool, async (client) => {
    const waiting = await run<{ entry_id: string; body: string }>(client, WAITING, []);
    if (waiting.length === 0) return;
    const [head] = await run<{ sequence: string; hash: string }>(client, HEAD, []);
    const first = Number(head?.sequence ?? 0) + 1;
    let hash = head ? Buffer.from(head.hash, 'base64url') : Buffer.alloc(32);
    const rows = waiting.map(({ entry_id, body }, index) => {
      const leaf = createHash('sha256').update(Buffer.of(0)).update(body).digest();
      hash = createHash('sha256').update(hash).update(leaf).digest();
      return { sequence: first + index, entry_id, hash: hash.toString('base64url') };
    });
    await run(client, PLACE, [JSON.stringify(rows)]);
    await run(client, 'DELETE FROM ledger_unsequenced WHERE entry_id = ANY ($1)', [rows.map((row) => row.entry_id)]);
  });
}

const WAITING = `SELECT w.entry_id, (SELECT e.body FROM ledger_entries e WHERE e.id = w.entry_id) AS body
  FROM ledger_unsequenced w ORDER BY w.arrival LIMIT 1000`;
const HEAD = 'SELECT sequence, hash FROM ledger_sequence ORDER BY sequence DESC LIMIT 1';
const PLACE = `INSERT INTO ledger_sequence SELECT sequence, entry_id, hash, now()
  FROM jsonb_to_recordset($1) AS r(sequence bigint, entry_id uuid, hash text)`;
