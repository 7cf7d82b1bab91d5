import { Problem, type Approval } from '#convention';
import { run, type Statement, type Tx } from '#database';
import type { Author } from './act-writer.service.js';
import { isOwnDraft } from './approve.js';
import type { CaseRow } from './case.rows.js';

type Whose = Pick<CaseRow, 'drafted_by' | 'edited_by'>;

/** Refusals of a submission that another officer can do something about. */
const FOUR_EYES = new Set(['second-officer-missing', 'approval-void', 'approver-submits']);

/** The code of such a refusal; null for any other error. */
export const refusalOfFourEyes = (error: unknown): string | null =>
  error instanceof Problem && FOUR_EYES.has(error.code) ? error.code : null;

/**
 * Who would submit a draft, and with whose approval, as this officer sees it: their own draft they submit themselves, and
 * nobody knows yet who approves it; another's they approve.
 */
export async function twoOfficers(
  tx: Tx,
  row: Whose,
  officer: Author,
  at: string,
): Promise<{ by: Author; approval: Approval | undefined }> {
  const by = isOwnDraft(row, officer) ? undefined : await likelySubmitter(tx, row);
  if (!by) return { by: officer, approval: undefined };
  const { id, name, role } = officer;
  return { by, approval: { officer: { id, name, role }, at } };
}

/** Whoever edited the draft last, or else drafted it, and is still an officer here. */
export async function likelySubmitter(tx: Tx, { drafted_by, edited_by }: Whose): Promise<Author | undefined> {
  const [found] = await run<Author>(tx, findAuthor, [edited_by, drafted_by]);
  return found;
}

const findAuthor: Statement = {
  name: 'draft-author',
  text: `SELECT id, name, role FROM officers WHERE id::text IN ($1, $2) AND active ORDER BY id::text = $1 DESC LIMIT 1`,
};
