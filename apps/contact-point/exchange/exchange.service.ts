import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import { decodeCursor, isMessageId, pageOf } from '../cases/page-query.js';
import { Sealer } from '../directory/sealer.service.js';
import type { Officer } from '../identity/current-officer.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { Progress } from '../operations/progress.js';
import { INBOUND, MESSAGES, OUTBOUND } from './exchange.sql.js';
import type { MessagesQuery } from './messages-query.dto.js';

/** Per counterpart and direction: what is on its way, what is stuck, when we last heard. */
@Injectable()
export class ExchangeService {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: LedgerWriter,
    private readonly progress: Progress,
    private readonly sealer: Sealer,
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

  /** Messages without a receipt, oldest first: those that are sent on schedule, then those that were refused for good. */
  async waiting({
    cursor,
    limit,
    case: caseId,
  }: MessagesQuery): Promise<{ items: object[]; nextCursor: string | null }> {
    const [at, id, place] = cursor ? decodeCursor(cursor, 3, isMessageId) : [null, null, null];
    if (place && !/^[01]$/.test(place)) throw new Problem('invalid-query', 'the cursor is not one of ours');
    const found = await this.source.query<Waiting[]>(MESSAGES, [place, at, id, limit + 1, caseId ?? null]);
    const page = pageOf(found, limit, (last) => [last.createdAt.toISOString(), last.id, String(last.place)]);
    return { ...page, items: page.items.map((message) => this.shown(message)) };
  }

  /** Sends a message at once instead of at its next attempt, also a refused one. @throws Problem `message-not-found` */
  async retry(id: string, officer: Officer): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [rows] = await tx.query<[{ case_id: string }[], number]>(
        `UPDATE outbox SET state = 'pending', code = NULL, receipt = NULL, attempts = 0, next_attempt_at = $2, dismissed_at = NULL
          WHERE id = $1 AND type <> 'receipt' AND state <> 'receipted' RETURNING case_id`,
        [id, this.progress.clock.now()],
      );
      if (!rows[0]) throw new Problem('message-not-found', 'no such message waits for a receipt');
      const fact = { event: 'message-retried', case: rows[0].case_id, actor: officer.id, detail: { message: id } };
      await this.ledger.write(tx, [fact]);
    });
    this.progress.committed('ledger', 'outbox', 'parts');
  }

  /** Somebody has dealt with a refusal: it is listed and counted no more. @throws Problem `message-not-found` */
  async dismiss(id: string, officer: Officer): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [rows] = await tx.query<[{ case_id: string; code: string }[], number]>(
        `UPDATE outbox SET dismissed_at = $2 WHERE id = $1 AND state = 'refused' AND dismissed_at IS NULL RETURNING case_id, code`,
        [id, this.progress.clock.now()],
      );
      if (!rows[0]) throw new Problem('message-not-found', 'no such message was refused and waits for somebody');
      const detail = { message: id, code: rows[0].code };
      await this.ledger.write(tx, [{ event: 'refusal-dismissed', case: rows[0].case_id, actor: officer.id, detail }]);
    });
    this.progress.committed('ledger');
  }

  /** Also before the relay has looked, and when it has another reason to wait. */
  private shown({ place: _, header, ...message }: Waiting): object {
    return this.sealer.isBelieved(header) ? message : { ...message, code: 'signature-expired' };
  }
}

interface Waiting {
  id: string;
  createdAt: Date;
  place: number;
  header: string;
}

const without = (row: ({ state: string } & Record<string, unknown>) | undefined) => {
  if (!row) return undefined;
  const { state: _state, ...figures } = row;
  return figures;
};

const NOTHING_SENT = { unreceipted: 0, undeliverable: 0, refused: 0, parts: 0, oldestAt: null, lastReceiptAt: null };
const NOTHING_RECEIVED = { received: 0, held: 0, unopened: 0, lastReceivedAt: null };
