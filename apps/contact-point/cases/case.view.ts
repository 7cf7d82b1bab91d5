import { allowedActs, deadlinesOf, fold, isConfidential, isRestricted, procedureOf, restrictionOf } from '#convention';
import type { Deadline, Remark, Role, StateCode, Violation } from '#convention';
import { attachmentViews } from '../attachments/received.js';
import { approvalRemarks, approvalView } from './approvals.js';
import { linkViews, namedBy } from './case-links.js';
import type { CaseRow, LoadedCase } from './case.rows.js';
import { followUpsFor } from './follow-ups.js';

export const boxOf = (row: Pick<CaseRow, 'side'>): 'incoming' | 'outgoing' =>
  row.side === 'requesting' ? 'outgoing' : 'incoming';

/** A case in a list. */
export const caseItem = (row: CaseRow) => ({
  id: row.id,
  reference: row.reference,
  kind: row.kind,
  box: boxOf(row),
  counterpart: row.counterpart,
  urgency: row.urgency,
  status: row.status,
  restricted: restrictionOf(row.contents, row.links),
  officer: row.officer,
  version: row.version,
  nextDeadline: row.next_deadline ? { key: row.next_deadline, dueAt: iso(row.next_deadline_at) } : null,
  createdAt: iso(row.created_at),
  updatedAt: iso(row.updated_at),
});

/** Whose reading is recorded. */
export const isSecret = (row: Pick<CaseRow, 'contents' | 'links'> | null): boolean =>
  row !== null && (isConfidential(row.contents) || isRestricted(row.contents, row.links));

export const iso = (instant: string | Date | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** What a deadline is at this moment, in one word (docs/deadlines.md). */
export type DeadlineState = 'running' | 'due' | 'missed' | 'paused' | 'suspended' | 'met' | 'cancelled';

export function deadlineState(
  deadline: Pick<Deadline, 'ended' | 'dueAt' | 'onDue' | 'suspendedAt'>,
  now: Date,
): DeadlineState {
  if (deadline.ended === 'met' || deadline.ended === 'cancelled') return deadline.ended;
  if (deadline.ended === 'late') return 'missed';
  if (deadline.dueAt === null) return deadline.suspendedAt === null ? 'paused' : 'suspended';
  if (Date.parse(deadline.dueAt) > now.getTime()) return 'running';
  return deadline.onDue === 'miss' ? 'missed' : 'due';
}

/** Who looks, and when. */
interface Viewer {
  state: StateCode;
  role: Role;
  now: Date;
}

/** The whole case as its officers see it. */
export function caseView(
  loaded: LoadedCase & { row: CaseRow },
  { state: own, role, now }: Viewer,
  { missing, remarks = [] }: { missing: readonly Violation[]; remarks?: readonly Remark[] },
) {
  const { row, state } = loaded;
  const procedure = procedureOf(row.kind);
  const links = linkViews(row, loaded.linked, own);
  const known = state ?? fold(procedure, []);
  const approval = approvalView(loaded);
  return {
    ...caseItem(row),
    contents: row.contents,
    terms: known.terms,
    awaiting: procedure.statuses[row.status]?.awaiting ?? null,
    allowedActs: allowedActs(procedure, known, row.side, role, now),
    deadlines: deadlinesOf(procedure, known).map((deadline) => ({ ...deadline, state: deadlineState(deadline, now) })),
    missing,
    approval,
    links,
    followUps: followUpsFor(loaded, role),
    remarks: [
      ...remarks,
      ...approvalRemarks(loaded, approval),
      ...(procedure.watch?.({ view: known, namedBy: namedBy(row, links) }) ?? []),
    ],
    attachments: attachmentViews(loaded.acts, loaded.received),
  };
}
