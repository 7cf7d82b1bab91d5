import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction, run, type Statement, type Tx } from '#database';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';

export interface Answer<T> {
  status: number;
  body: T;
}

/** How long a request may be repeated, milliseconds; its answer, with the contents of the case, is kept no longer. */
const LIFETIME = 7 * 24 * 3_600_000;

export interface Call {
  officer: string;
  key: string | undefined;
  /** What tells one request from another under the same key. */
  request: unknown;
  /** What `work` is going to lock first. */
  locks?: readonly string[];
}

/** Longest key a client may choose. */
const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/;

/**
 * Makes a request safe to repeat: its effect and its answer are stored in one transaction, so a client that never saw the
 * answer gets the same one again, and nothing happens twice, for a week. Refused requests are not remembered.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `idempotency-key-reused` when the key came with another request before */
  once<T extends object>(
    { officer, key, request, locks = [] }: Call,
    work: (tx: Tx) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (key === undefined) return inTransaction(this.source, work, { named: locks });
    if (!KEY_PATTERN.test(key))
      throw new Problem('invalid-query', 'Idempotency-Key is 1 to 200 characters of ASCII, without blanks');
    const hash = createHash('sha256').update(JSON.stringify(request, inOrder)).digest('base64url');
    const once = async (tx: Tx) => {
      const earlier = await this.earlier<T>(tx, officer, key, hash);
      if (earlier) return earlier;
      const answer = await work(tx);
      await run(tx, remember, [officer, key, hash, answer.status, JSON.stringify(answer.body), this.clock.now()]);
      return answer;
    };
    return inTransaction(this.source, once, { named: [`idempotency:${officer}:${key}`, ...locks] });
  }

  /** Forgets answers that are too old to be asked for again. */
  async expire(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - LIFETIME);
    await this.source.query('DELETE FROM idempotency_keys WHERE created_at < $1', [before]);
  }

  private async earlier<T>(tx: Tx, officer: string, key: string, hash: string): Promise<Answer<T> | null> {
    const [row] = await run<{ request_hash: string; status: number; response: T }>(tx, recall, [officer, key]);
    if (!row) return null;
    if (row.request_hash !== hash)
      throw new Problem('idempotency-key-reused', 'this key came with another request before');
    return { status: row.status, body: row.response };
  }
}

/** Members in one order: who repeats a request may write its JSON anew. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const recall: Statement = {
  name: 'idempotency-recall',
  text: 'SELECT request_hash, status, response FROM idempotency_keys WHERE officer_id = $1 AND key = $2',
};

const remember: Statement = {
  name: 'idempotency-remember',
  text: 'INSERT INTO idempotency_keys VALUES ($1, $2, $3, $4, $5, $6)',
};
