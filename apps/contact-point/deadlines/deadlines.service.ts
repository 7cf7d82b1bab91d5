import { Injectable } from '@nestjs/common';
import { deadlinesOf, procedureOf } from '#convention';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import { CaseStore } from '../cases/case.store.js';
import { boxOf, deadlineState } from '../cases/case.view.js';
import { decodeCursor, encodeCursor } from '../cases/page-query.js';
import { Clock } from '../clock.js';
import type { DeadlinesQuery } from './deadlines.dto.js';

interface Found {
  case_id: string;
  key: string;
  due_at: Date;
  fired_at: Date | null;
}

/** `$1` is the present. */
const STATES = {
  running: 'ended IS NULL AND due_at > $1',
  due: 'ended IS NULL AND due_at <= $1',
  missed: `(ended = 'late' OR (ended IS NULL AND due_at <= $1 AND on_due = 'miss'))`,
} as const;

/** Finds deadlines by their rows and explains them from the acts. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly source: DataSource,
    private readonly store: CaseStore,
    private readonly clock: Clock,
  ) {}

  async page(query: DeadlinesQuery): Promise<{ items: object[]; nextCursor: string | null }> {
    const now = this.clock.now();
    const [dueAt, caseId, key] = query.cursor ? decodeCursor(query.cursor, 3) : [null, null, null];
    const found = await this.source.query<Found[]>(
      `SELECT case_id, key, due_at, fired_at FROM deadlines
        WHERE due_at IS NOT NULL AND $1::timestamptz IS NOT NULL ${query.state ? `AND ${STATES[query.state]}` : ''}
          AND ($2::timestamptz IS NULL OR due_at < $2)
          AND ($3::timestamptz IS NULL OR (due_at, case_id, key) > ($3, $4::uuid, $5))
        ORDER BY due_at, case_id, key LIMIT $6`,
      [now, query.before ?? null, dueAt, caseId, key, query.limit + 1],
    );
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      items: await this.explained(page, now),
      nextCursor: last ? encodeCursor([last.due_at.toISOString(), last.case_id, last.key]) : null,
    };
  }

  private explained(page: Found[], now: Date): Promise<object[]> {
    return inTransaction(this.source, async (tx) => {
      const cases = new Map<string, Awaited<ReturnType<CaseStore['load']>>>();
      for (const id of new Set(page.map((found) => found.case_id))) cases.set(id, await this.store.load(tx, id));
      return page.flatMap(({ case_id: caseId, key, fired_at: firedAt }) => {
        const { row, state } = cases.get(caseId)!;
        const deadline = row && state ? deadlinesOf(procedureOf(row.kind), state).find((one) => one.key === key) : null;
        if (!row || !deadline) return [];
        const { reference, counterpart, urgency, status } = row;
        const about = { id: caseId, reference, counterpart, urgency, status, box: boxOf(row) };
        return [{ ...deadline, state: deadlineState(deadline, now), firedAt, case: about }];
      });
    });
  }
}
