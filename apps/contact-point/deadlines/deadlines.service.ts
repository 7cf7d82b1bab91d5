import { Injectable } from '@nestjs/common';
import { deadlinesOf, procedureOf, type Reason } from '#convention';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import { CaseStore } from '../cases/case.store.js';
import { boxOf, deadlineState, isSecret } from '../cases/case.view.js';
import { decodeCursor, pageOf } from '../cases/page-query.js';
import { Clock } from '../clock.js';
import { instantIn } from '../problems/instants.js';
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

/** Parameters: now, before when, the last one's instant, case and key, how many. */
export const deadlinesPage = (
  state?: keyof typeof STATES,
): string => `SELECT case_id, key, due_at, fired_at FROM deadlines
  WHERE due_at IS NOT NULL AND $1::timestamptz IS NOT NULL ${state ? `AND ${STATES[state]}` : ''}
    AND ($2::timestamptz IS NULL OR due_at < $2)
    AND ($3::timestamptz IS NULL OR (due_at, case_id, key) > ($3, $4::uuid, $5))
  ORDER BY due_at, case_id, key LIMIT $6`;

/** Reasoning quotes contents; who reads those of such a case is recorded, and here nobody would be. */
const WITHHELD: Reason = {
  code: 'shown-in-case',
  text: 'The reasoning is shown in the case, whose readings are recorded.',
  values: {},
};

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
    const found = await this.source.query<Found[]>(deadlinesPage(query.state), [
      now,
      instantIn(query.before),
      dueAt,
      caseId,
      key,
      query.limit + 1,
    ]);
    const page = pageOf(found, query.limit, (last) => [last.due_at.toISOString(), last.case_id, last.key]);
    return { ...page, items: await this.explained(page.items, now) };
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
        const explanation = isSecret(row) ? [WITHHELD] : deadline.explanation;
        return [{ ...deadline, explanation, state: deadlineState(deadline, now), firedAt, case: about }];
      });
    });
  }
}
