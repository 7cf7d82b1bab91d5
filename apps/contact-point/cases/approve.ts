import { randomUUID } from 'node:crypto';
import { checkDraft, Problem, procedureOf } from '#convention';
import type { Statement } from '#database';
import type { Author } from './act-writer.service.js';
import { digestOfSubject, subjectOf } from './approval-subject.js';
import { standing } from './approvals.js';
import type { ApprovalRow, CaseRow, LoadedCase } from './case.rows.js';
import { incomplete, stale } from './case-problems.js';

/** What the officer who approves has seen. */
export interface Seen {
  version: number;
  /** Of what is approved, files included. */
  digest?: string;
}

/**
 * The officer's approval of exactly what the draft says; null when it is there already.
 *
 * @throws Problem `not-a-draft`, `approval-of-own-draft`, `version-stale`, `approval-differs`, `contents-incomplete`
 */
export function approvalBy(
  officer: Author,
  loaded: LoadedCase & { row: CaseRow },
  seen: Seen,
  at: Date,
): ApprovalRow | null {
  const { row, approvals, waiting } = loaded;
  checkApprovable(loaded, seen, officer);
  const subject = subjectOf(row, row.contents, waiting);
  const digest = digestOfSubject(subject);
  if (seen.digest !== undefined && seen.digest !== digest) throw differs(digest);
  if (standing(approvals).some((one) => one.officer_id === officer.id && one.digest === digest)) return null;
  const { id: officer_id, name, role } = officer;
  const whose = { id: randomUUID(), case_id: row.id, officer_id, name, role: role as ApprovalRow['role'] };
  return { ...whose, at: at.toISOString(), digest, subject, withdrawn: false };
}

/** What the officer has approved of this draft counts no more; null when nothing does anyway. */
export function withdrawalBy({ id }: { id: string }, { approvals }: LoadedCase, at: Date): ApprovalRow | null {
  const [last] = standing(approvals).filter((one) => one.officer_id === id);
  return last ? { ...last, id: randomUUID(), at: at.toISOString(), withdrawn: true } : null;
}

/** Of whoever drafted it or edited it last, whichever account they had then. */
export const isOwnDraft = (row: Pick<CaseRow, 'drafted_by' | 'edited_by'>, { id, formerly = [] }: Author): boolean =>
  [id, ...formerly].some((one) => one === row.drafted_by || one === row.edited_by);

function checkApprovable({ acts, row }: LoadedCase & { row: CaseRow }, { version }: Seen, officer: Author): void {
  if (acts.length > 0) throw new Problem('not-a-draft', 'the request has been submitted already');
  if (isOwnDraft(row, officer))
    throw new Problem('approval-of-own-draft', 'you have drafted it, or edited it last: another officer approves it');
  if (row.version !== version) throw stale(row);
  const { missing } = checkDraft(procedureOf(row.kind), row.contents, row.urgency, row.links);
  if (missing.length > 0) throw incomplete(missing);
}

const differs = (digest: string): Problem =>
  new Problem('approval-differs', 'what would be approved is not what you have seen', { details: { digest } });

export const insertApproval: Statement = {
  name: 'approval-insert',
  text: 'INSERT INTO approvals SELECT * FROM jsonb_populate_recordset(NULL::approvals, $1::jsonb)',
};
