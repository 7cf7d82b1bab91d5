import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { Officer } from '../identity/current-officer.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { Progress } from '../operations/progress.js';

/** Per counterpart and direction: what is on its way, what is stuck, when we last heard. */
@Injectable()
export class ExchangeService {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: LedgerWriter,
    private readonly clock: Clock,
    private readonly progress: Progress,
  ) {}

  async peers(): Promise<object[]> {
    const [outbound, inbound] = await Promise.all([
      this.source.query<({ state: string } & Record<string, unknown>)[]>(OUTBOUND),
      this.source.query<({ state: string } & Record<string, unknown>)[]>(INBOUND),
    ]);
    const states = [...new Set([...outbound, ...inbound].map((row) => row.state))].sort();
    return states.map((state) => ({
      state,
      outbound: without(outbound.find((row) => row.state === state)) ?? NOTHING_SENT,
      inbound: without(inbound.find((row) => row.state === state)) ?? NOTHING_RECEIVED,
    }));
  }

  /** Messages without a receipt, oldest first. */
  waiting(): Promise<object[]> {
    return this.source.query(`SELECT id, type, case_id AS "case", recipient, urgency, state, code, attempts,
      next_attempt_at AS "nextAttemptAt", created_at AS "createdAt"
      FROM outbox WHERE type <> 'receipt' AND state <> 'receipted' ORDER BY created_at LIMIT 200`);
  }

  /** Sends a message at once instead of at its next attempt, also a refused one. @throws Problem `message-not-found` */
  async retry(id: string, officer: Officer): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [rows] = await tx.query<[{ case_id: string }[], number]>(
        `UPDATE outbox SET state = 'pending', code = NULL, receipt = NULL, attempts = 0, next_attempt_at = $2
          WHERE id = $1 AND type <> 'receipt' AND state <> 'receipted' RETURNING case_id`,
        [id, this.clock.now()],
      );
      if (!rows[0]) throw new Problem('message-not-found', 'no such message waits for a receipt');
      const fact = { event: 'message-retried', case: rows[0].case_id, actor: officer.id, detail: { message: id } };
      await this.ledger.write(tx, [fact]);
    });
    this.progress.committed('ledger', 'outbox', 'parts');
  }
}

const without = (row: ({ state: string } & Record<string, unknown>) | undefined) => {
  if (!row) return undefined;
  const { state: _state, ...figures } = row;
  return figures;
};

const NOTHING_SENT = { unreceipted: 0, undeliverable: 0, refused: 0, parts: 0, oldestAt: null, lastReceiptAt: null };
const NOTHING_RECEIVED = { received: 0, held: 0, lastReceivedAt: null };

const OUTBOUND = `SELECT recipient AS state,
    (count(*) FILTER (WHERE type = 'act' AND state = 'pending'))::int AS unreceipted,
    (count(*) FILTER (WHERE type = 'act' AND state = 'undeliverable'))::int AS undeliverable,
    (count(*) FILTER (WHERE type = 'act' AND state = 'refused'))::int AS refused,
    (count(*) FILTER (WHERE type = 'part' AND state <> 'receipted'))::int AS parts,
    min(created_at) FILTER (WHERE type = 'act' AND state IN ('pending', 'undeliverable')) AS "oldestAt",
    max(receipt_at) AS "lastReceiptAt"
  FROM outbox WHERE type <> 'receipt' GROUP BY recipient`;

/** An act is held while its case has no row, or while one of its author's earlier acts is missing. */
const INBOUND = `SELECT i.sender AS state, count(*)::int AS received, max(i.received_at) AS "lastReceivedAt",
    (count(*) FILTER (WHERE c.id IS NULL OR a.seq - 1 > (
      SELECT count(*) FROM acts p WHERE p.case_id = a.case_id AND p.author = a.author AND p.seq < a.seq)))::int AS held
  FROM inbox i JOIN acts a ON a.hash = i.id LEFT JOIN cases c ON c.id = i.case_id GROUP BY i.sender`;
