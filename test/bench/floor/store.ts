import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashOf } from './crypto.js';

/** One transaction, one message. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const names = new Map<string, string>();

/** Every statement is prepared once per connection; on a pool it is a transaction of its own. */
export async function run<Row extends object>(
  client: pg.ClientBase | pg.Pool,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const name = names.get(text) ?? `floor-${names.size}`;
  names.set(text, name);
  return (await client.query<Row>({ name, text, values })).rows;
}

export interface Deadline {
  key: string;
  side: string;
  dueAt: string;
}

export const deadline = (key: string, side: string): Deadline => ({
  key,
  side,
  dueAt: new Date(Date.now() + 86_400_000).toISOString(),
});

export async function insertDeadlines(client: pg.ClientBase, caseId: string, list: readonly Deadline[]): Promise<void> {
  const rows = list.map(({ key, side, dueAt }) => ({ key, side, due_at: dueAt }));
  await run(
    client,
    `INSERT INTO deadlines (case_id, key, rule, side, basis, on_due, starts_at, due_at)
      SELECT $1, key, key, side, 'policy', 'miss', $3::timestamptz, due_at
        FROM jsonb_to_recordset($2) AS r(key text, side text, due_at timestamptz)`,
    [caseId, JSON.stringify(rows), new Date()],
  );
}

export interface Sent {
  id: string;
  type: 'act' | 'receipt';
  caseId: string;
  recipient: string;
  envelope: string;
}

export async function insertOutbox(
  client: pg.ClientBase,
  { id, type, caseId, recipient, envelope }: Sent,
): Promise<void> {
  await run(
    client,
    `INSERT INTO outbox (id, type, case_id, recipient, urgency, envelope, expires_at, state, next_attempt_at, created_at)
      VALUES ($1, $2, $3, $4, 'routine', $5, $6::timestamptz + interval '30 days', 'pending', $6, $6)`,
    [id, type, caseId, recipient, envelope, new Date()],
  );
}

export interface Act {
  hash: string;
  caseId: string;
  author: string;
  jws: string;
}

export async function insertAct(client: pg.ClientBase, { hash, caseId, author, jws }: Act): Promise<void> {
  const text = `INSERT INTO acts (hash, case_id, author, seq, act, jws, stored_at) VALUES ($1, $2, $3, 1, 'submit', $4, $5)`;
  await run(client, text, [hash, caseId, author, jws, new Date()]);
}

/** An entry, its detail, and its place in the queue for a place in the chain. */
export async function insertLedger(
  client: pg.ClientBase,
  event: string,
  caseId: string,
  detail: object,
): Promise<void> {
  const id = randomUUID();
  const salt = randomBytes(16).toString('base64url');
  const text = JSON.stringify(detail);
  const at = new Date().toISOString();
  const body = JSON.stringify({ v: 1, id, at, event, case: caseId, actor: 'floor', digest: hashOf(salt + text) });
  await run(client, 'INSERT INTO ledger_entries (id, event, case_id, body) VALUES ($1, $2, $3, $4)', [
    id,
    event,
    caseId,
    body,
  ]);
  await run(client, 'INSERT INTO ledger_details (entry_id, salt, detail) VALUES ($1, $2, $3)', [id, salt, text]);
  await run(client, 'INSERT INTO ledger_unsequenced (entry_id) VALUES ($1)', [id]);
}
