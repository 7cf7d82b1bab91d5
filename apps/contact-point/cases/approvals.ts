import { approvalAskedOf, Problem, procedureOf, type Approval, type Remark } from '#convention';
import type { Author } from './act-writer.service.js';
import { changesBetween, digestOfSubject, subjectOf, type SubjectChange } from './approval-subject.js';
import type { ApprovalRow, CaseRow, LoadedCase } from './case.rows.js';

type Held = LoadedCase & { row: CaseRow };

/** An approval of something else than the draft is now. */
interface VoidApproval extends Approval {
  /** What has changed since. */
  changes: SubjectChange[];
}

export interface Approvals {
  /** Those of exactly this. */
  valid: Approval[];
  /** The last one of everybody else who has approved, newest first. */
  void: VoidApproval[];
}

/** Those that nobody has taken back, newest first. */
export const standing = (approvals: readonly ApprovalRow[]): ApprovalRow[] =>
  approvals
    .filter((one) => !one.withdrawn && !approvals.some((other) => endedBy(one, other)))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));

const endedBy = (one: ApprovalRow, other: ApprovalRow): boolean =>
  other.withdrawn && other.officer_id === one.officer_id && Date.parse(other.at) >= Date.parse(one.at);

/**
 * How the approvals of a draft stand to what would be submitted. Contents that the draft does not show are approved by
 * nobody: whoever approved them once has seen other ones since.
 *
 * @param contents those given with the act; the draft's, when absent
 * @param files ids of those that the act lists; all that wait, when absent
 */
export function approvalsOf(
  { row, approvals, waiting }: Held,
  contents: Record<string, unknown> = row.contents,
  files: readonly string[] = waiting.map(({ id }) => id),
): Approvals {
  const listed = waiting.filter(({ id }) => files.includes(id));
  const subject = subjectOf(row, contents, listed);
  const digest = digestOfSubject(subject);
  const shown = subjectOf(row, row.contents, listed);
  const isShown = digestOfSubject(shown) === digest;
  const newestFirst = standing(approvals).filter(({ officer_id: id }) => id !== row.drafted_by && id !== row.edited_by);
  const firstOf = (list: typeof newestFirst) =>
    list.filter((one, index) => list.findIndex((other) => other.officer_id === one.officer_id) === index);
  const valid = firstOf(newestFirst.filter((one) => isShown && one.digest === digest));
  const others = firstOf(newestFirst).filter((one) => !valid.some((other) => other.officer_id === one.officer_id));
  return {
    valid: valid.map(asApproval),
    void: others.map((one) => {
      const approved = one.digest === digest ? shown : one.subject;
      return { ...asApproval(one), changes: changesBetween(approved, subject) };
    }),
  };
}

const asApproval = ({ officer_id: id, name, role, at }: ApprovalRow): Approval => ({
  officer: { id, name, role },
  at: new Date(at).toISOString(),
});

interface ApprovalView {
  /** The draft cannot be submitted without a second officer. */
  needed: boolean;
  /** SHA-256 of what is approved: contents, urgency, kind, recipient, links and waiting files. Null once submitted. */
  digest: string | null;
  /** Of the draft as it is; afterwards that of the submit act. */
  given: Approval[];
  void: VoidApproval[];
}

export function approvalView(loaded: Held): ApprovalView {
  const { row, state, waiting } = loaded;
  const submit = state?.effective[0]?.act;
  if (submit || loaded.acts.length > 0)
    return { needed: false, digest: null, given: submit?.approval ? [submit.approval] : [], void: [] };
  const { valid, void: others } = approvalsOf(loaded);
  return {
    needed: asked(row) !== null,
    digest: digestOfSubject(subjectOf(row, row.contents, waiting)),
    given: valid,
    void: others,
  };
}

const asked = ({ kind, contents, urgency }: CaseRow): Remark | null =>
  approvalAskedOf(procedureOf(kind), contents, urgency);

/** What a draft says as long as nobody has approved it that has to be. */
export function approvalRemarks({ row }: Held, { needed, given }: ApprovalView): Remark[] {
  const remark = needed && given.length === 0 ? asked(row) : null;
  return remark ? [{ ...remark, message: `${remark.message}. ${howTo(row.id)}` }] : [];
}

const howTo = (id: string): string =>
  `An officer or supervisor who neither drafted it nor edited it last approves it: POST /api/cases/${id}/approvals, or rogatory approve ${id}`;

/** The refusal of a submission, with what to do about it; anything else as it is. */
export function explained(error: unknown, id: string, { void: [last] }: Approvals): unknown {
  if (!(error instanceof Problem) || error.code !== 'second-officer-missing') return error;
  const changed = last?.changes.map(({ path }) => path);
  if (!changed) return new Problem(error.code, `${error.message}. ${howTo(id)}`, { details: { ...error.details } });
  const message = `What would be submitted is not what was approved and is shown (${changed.join(', ')}). ${howTo(id)}`;
  return new Problem('approval-void', message, { details: { ...error.details, changed } });
}

/** The approval with which this officer submits: another's, dated no later than the act, as the protocol asks. */
export function approvalFor({ valid }: Approvals, { id, formerly = [] }: Author, at: Date): Approval | undefined {
  const others = valid.filter(({ officer }) => !formerly.includes(officer.id));
  const found = others.find(({ officer }) => officer.id !== id) ?? others[0];
  // The clocks of two processes may differ a little.
  return found && (Date.parse(found.at) > at.getTime() ? { ...found, at: at.toISOString() } : found);
}

/** Nobody approves what they submit themselves: where no approval is needed, their own is left out. */
export const ofAnother = (approval: Approval | undefined, { id }: { id: string }): Approval | undefined =>
  approval?.officer.id === id ? undefined : approval;
