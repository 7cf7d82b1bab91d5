import { isDeepStrictEqual } from 'node:util';
import { deadlinesOf, procedureOf, type Deadline } from '#convention';
import type { CaseRow, DeadlineRow, LoadedCase } from './case.rows.js';
import { caseText, type CaseText } from './case-text.js';

interface Projected {
  row: CaseRow;
  text: CaseText | null;
  deadlines: DeadlineRow[];
}

/** The row, its text where that changes, and the deadlines that follow from the acts: nothing here is decided, everything is derived. */
export function project(loaded: LoadedCase, row: CaseRow, now: Date): Projected {
  const { state } = loaded;
  if (!state?.terms) return { row, text: null, deadlines: [] };
  const deadlines = deadlinesOf(procedureOf(row.kind), state);
  const next = nextDeadline(deadlines);
  const contents = state.contents ?? row.contents;
  return {
    row: {
      ...row,
      status: state.status,
      contents,
      urgency: state.terms.urgency,
      version: row.version + 1,
      next_deadline_at: next?.dueAt ?? null,
      next_deadline: next?.key ?? null,
      updated_at: now.toISOString(),
    },
    text: row.version > 0 && isDeepStrictEqual(contents, row.contents) ? null : caseText({ ...row, contents }),
    deadlines: deadlines.map((deadline) => asRow(loaded.id, deadline)),
  };
}

/** The one that is due first of those somebody can still meet; warnings announce others and do not count. */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines
    .filter((deadline) => deadline.ended === null && deadline.dueAt !== null && deadline.onDue !== 'warn')
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))
    .at(0);
}

const asRow = (caseId: string, deadline: Deadline): DeadlineRow => ({
  case_id: caseId,
  key: deadline.key,
  rule: deadline.rule,
  side: deadline.side,
  basis: deadline.basis,
  on_due: deadline.onDue,
  starts_at: deadline.startsAt,
  due_at: deadline.dueAt,
  stopped_at: deadline.stoppedAt,
  ended: deadline.ended,
});
