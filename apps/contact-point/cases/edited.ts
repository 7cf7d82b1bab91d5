import { changesBetween, subjectOf } from './approval-subject.js';
import type { CaseRow } from './case.rows.js';
import type { DraftChange } from './cases.dto.js';

/** The next version of a draft. Links are the caller's: they are looked up. */
export const edited = (row: CaseRow, change: DraftChange, now: Date): CaseRow => ({
  ...row,
  urgency: change.urgency ?? row.urgency,
  counterpart: change.to ?? row.counterpart,
  contents: change.contents ?? row.contents,
  version: row.version + 1,
  updated_at: now.toISOString(),
});

/** Submitted, both would say the same. */
export const saysTheSame = (before: CaseRow, after: CaseRow): boolean =>
  changesBetween(subjectOf(before, before.contents, []), subjectOf(after, after.contents, [])).length === 0;
