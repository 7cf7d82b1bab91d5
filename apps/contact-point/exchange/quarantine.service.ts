import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction } from '#database';
import { peek } from '#protocol';
import type { BrokerContext } from '#transport';
import { DataSource } from 'typeorm';
import { decodeCursor, isMessageId, pageOf, type PageQuery } from '../cases/page-query.js';
import { Clock } from '../clock.js';
import type { Officer } from '../identity/current-officer.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { asDatabaseProblem } from '../problems/database-problem.js';

/** Times a process may die over one delivery of a message; after that the delivery is not tried again. */
const LIMIT = 5;

/**
 * Keeps a message that breaks us from blocking the others: this delivery of it is over, its bytes are kept for an operator,
 * the rest goes on. Its sender gets no receipt, so it comes again on the sender's schedule, hourly in the end: once the
 * defect is repaired it is taken in by itself.
 */
@Injectable()
export class Quarantine {
  private readonly logger = new Logger('quarantine');

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ledger: LedgerWriter,
  ) {}

  /**
   * Runs `work`, unless processes have died of this delivery; what it throws is counted, and the delivery is over. Passing
   * faults are thrown on and not counted: nothing is wrong with the message.
   */
  async guard(message: string, context: BrokerContext, work: () => Promise<void>): Promise<void> {
    if (context.takenOver >= LIMIT) return this.count(message, 'process-died', context.takenOver);
    try {
      await work();
    } catch (error) {
      const passing = asDatabaseProblem(error) ?? (error instanceof Problem && error.retryable ? error : null);
      if (passing) throw passing;
      this.logger.error({ message: 'a message broke its handler', id: claimOf(message).id }, error);
      await this.count(message, error instanceof Problem ? error.code : 'internal-error', 1);
    }
  }

  /** Newest first. */
  async page({ cursor, limit }: PageQuery): Promise<{ items: object[]; nextCursor: string | null }> {
    const [at, id] = cursor ? decodeCursor(cursor, 2, isMessageId) : [null, null];
    const found = await this.source.query<{ id: string; lastAt: Date }[]>(
      `SELECT id, sender, code, failures, first_at AS "firstAt", last_at AS "lastAt" FROM quarantine
        WHERE $1::timestamptz IS NULL OR (last_at, id) < ($1, $2) ORDER BY last_at DESC, id DESC LIMIT $3`,
      [at, id, limit + 1],
    );
    return pageOf(found, limit, (last) => [last.lastAt.toISOString(), last.id]);
  }

  /** Deletes the bytes of a message that somebody has dealt with. @throws Problem `message-not-found` */
  async dismiss(id: string, officer: Officer): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [gone] = await tx.query<[{ sender: string; code: string }[], number]>(
        'DELETE FROM quarantine WHERE id = $1 RETURNING sender, code',
        [id],
      );
      if (!gone[0]) throw new Problem('message-not-found', 'no such message was set aside');
      const detail = { message: id, ...gone[0] };
      await this.ledger.write(tx, [{ event: 'quarantine-dismissed', case: null, actor: officer.id, detail }]);
    });
  }

  private async count(message: string, code: string, failures: number): Promise<void> {
    const { id, from } = claimOf(message);
    await this.source.query(
      `INSERT INTO quarantine VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (id) DO UPDATE SET failures = quarantine.failures + excluded.failures, code = excluded.code, last_at = excluded.last_at`,
      [id, from, message, code, failures, this.clock.now()],
    );
  }
}

/**
 * As the envelope claims: its next attempt is sealed anew, and is the same message. Of a notice, and of what is no envelope,
 * its digest.
 */
function claimOf(message: string): { id: string; from: string } {
  try {
    return peek(message);
  } catch {
    return { id: createHash('sha256').update(message).digest('base64url'), from: 'unknown' };
  }
}
