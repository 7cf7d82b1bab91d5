import { randomUUID } from 'node:crypto';
import { procedureOf, type StateCode } from '#convention';
import { run, type Tx } from '#database';
import type { Author } from './act-writer.service.js';
import type { CaseRow } from './case.rows.js';
import type { NewCase } from './cases.dto.js';

/** The row of a new draft, with the next reference of this State. */
export async function draftRow(
  tx: Tx,
  draft: NewCase,
  officer: Author,
  state: StateCode,
  now: Date,
): Promise<Omit<CaseRow, 'links'>> {
  const [next] = await run<{ n: string }>(tx, nextReference, []);
  return {
    id: randomUUID(),
    kind: draft.kind,
    reference: `${state}-${now.getUTCFullYear()}-${String(next!.n).padStart(6, '0')}`,
    side: 'requesting',
    counterpart: draft.to,
    urgency: draft.urgency,
    status: procedureOf(draft.kind).initial,
    version: 1,
    contents: draft.contents,
    officer: officer.name,
    next_deadline_at: null,
    next_deadline: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    drafted_by: officer.id,
    edited_by: officer.id,
  };
}

const nextReference = { name: 'case-reference', text: `SELECT nextval('case_reference_seq') AS n` };
