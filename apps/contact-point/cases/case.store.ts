import { Injectable } from '@nestjs/common';
import { fold, procedureOf, type Act, type Delivery } from '#convention';
import { run, type Statement, type Tx } from '#database';
import { readAct, toAct } from '#protocol';
import { receivedIn } from '../attachments/received.js';
import { asRow, insertLedgerRows, LedgerWriter } from '../ledger/ledger.writer.js';
import type { ApprovalRow, CaseRow, Change, LinkedRow, LoadedCase, WaitingName } from './case.rows.js';
import { Outbox } from './outbox.service.js';

interface Loaded {
  row: CaseRow | null;
  acts: { hash: string; jws: string }[] | null;
  receipts: { id: string; at: string }[] | null;
  linked: LinkedRow[] | null;
  approvals: ApprovalRow[] | null;
  waiting: WaitingName[] | null;
}

/** Reads cases for deciding, and writes what was decided. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly ledger: LedgerWriter,
    private readonly outbox: Outbox,
  ) {}

  /** Everything about one case. For deciding, take `lock(tx, caseLock(id))` first. */
  async load(tx: Tx, id: string): Promise<LoadedCase> {
    const [found] = await run<Loaded>(tx, loadCase, [id]);
    const acts = (found?.acts ?? []).map(({ hash, jws }) => toAct(readAct(jws), hash));
    const loaded = fromActs(id, found?.row ?? null, acts, found?.receipts ?? [], found?.linked ?? []);
    if (acts.length === 0) return { ...loaded, approvals: found?.approvals ?? [], waiting: found?.waiting ?? [] };
    return acts.some((act) => act.attachments) ? { ...loaded, received: await receivedIn(tx, id) } : loaded;
  }

  /** Those of these cases that are held here. */
  async held(tx: Tx, ids: readonly string[]): Promise<LinkedRow[]> {
    return (await run<{ found: LinkedRow }>(tx, findHeld, [ids])).map(({ found }) => found);
  }

  /** One statement for every row of the change. */
  async write(tx: Tx, change: Change): Promise<void> {
    const { row, text, facts, ...lists } = change;
    const ledger = this.ledger.prepare(facts).map(asRow);
    const outbox = this.outbox.handing(tx, change.outbox);
    await run(tx, text ? writeWithText : writeChange, [
      JSON.stringify({
        ...lists,
        ...{ outbox, ledger, cases: row ? [row] : [], texts: text ? [text] : [], deadlines: change.deadlines ?? [] },
      }),
      row?.id ?? null,
      change.deadlines?.map(({ key }) => key) ?? null,
    ]);
  }
}

/** The name of the lock that serialises everything about a case, also before the case has a row. */
export const caseLock = (id: string): string => `case:${id}`;

/** The act that opened the case: the requesting side's first. A later act with terms is somebody's mistake. */
export const submitOf = (acts: readonly Act[]): Act | undefined =>
  acts.find((act) => act.terms !== undefined && act.seq === 1 && act.side === 'requesting');

/** Folds what is known of a case. The receipt of the submit act, on whichever side, is its delivery. */
export function fromActs(
  id: string,
  row: CaseRow | null,
  acts: Act[],
  receipts: readonly { id: string; at: string }[],
  linked: readonly LinkedRow[] = [],
): LoadedCase {
  const submit = submitOf(acts);
  const kind = row?.kind ?? submit?.terms?.kind;
  const receipt = receipts.find((candidate) => candidate.id === submit?.hash);
  const delivery: Delivery | null = receipt ? { at: new Date(receipt.at).toISOString() } : null;
  return {
    id,
    row,
    acts,
    delivery,
    state: kind === undefined ? null : fold(procedureOf(kind), acts, delivery),
    linked,
    received: [],
    approvals: [],
    waiting: [],
  };
}

const LINKED = `jsonb_build_object('id', l.id, 'kind', l.kind, 'reference', l.reference, 'side', l.side, 'status', l.status,
  'counterpart', l.counterpart, 'next_deadline', l.next_deadline, 'next_deadline_at', l.next_deadline_at, 'links', l.links,
  'references', l.contents #> '{offence,references}')`;

const findHeld: Statement = {
  name: 'cases-held',
  text: `SELECT ${LINKED} AS found FROM cases l WHERE l.id = ANY ($1::uuid[])`,
};

/** Receipts of acts of a case, given and had: of each the act and the instant. */
export const receiptsOf = (
  caseId: string,
): string => `SELECT o.id, o.receipt_at AS at FROM outbox o WHERE o.case_id = ${caseId} AND o.type = 'act' AND o.receipt_at IS NOT NULL
      UNION ALL SELECT i.id, i.received_at FROM inbox i JOIN acts a ON a.hash = i.id WHERE i.case_id = ${caseId}`;

const IS_DRAFT = 'NOT EXISTS (SELECT FROM acts WHERE case_id = $1)';

const loadCase: Statement = {
  name: 'case-load',
  text: `SELECT
    (SELECT to_jsonb(c) FROM cases c WHERE c.id = $1) AS row,
    (SELECT jsonb_agg(jsonb_build_object('hash', a.hash, 'jws', a.jws)) FROM acts a WHERE a.case_id = $1) AS acts,
    (SELECT jsonb_agg(r) FROM (${receiptsOf('$1')}) r) AS receipts,
    (SELECT jsonb_agg(${LINKED} ORDER BY l.created_at, l.id) FROM cases l WHERE l.id IN (
      SELECT (link ->> 'case')::uuid FROM cases c, jsonb_array_elements(c.links) link WHERE c.id = $1
      UNION ALL SELECT n.id FROM cases n
        WHERE n.links <> '[]' AND n.links @> jsonb_build_array(jsonb_build_object('case', ($1::uuid)::text)))) AS linked,
    (SELECT jsonb_agg(p) FROM approvals p WHERE p.case_id = $1 AND ${IS_DRAFT}) AS approvals,
    (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'type', u.type, 'bytes', u.bytes, 'sha256', u.sha256))
      FROM uploads u WHERE u.case_id = $1 AND u.sha256 IS NOT NULL AND ${IS_DRAFT}) AS waiting`,
};

const rows = (table: string, member: string): string =>
  `SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb -> '${member}')`;

const writing = (name: string, more: string): Statement => ({
  name,
  text: `WITH
  c AS (INSERT INTO cases ${rows('cases', 'cases')}
    ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, contents = excluded.contents,
      urgency = excluded.urgency, counterpart = excluded.counterpart, next_deadline_at = excluded.next_deadline_at,
      next_deadline = excluded.next_deadline, updated_at = excluded.updated_at, links = excluded.links,
      edited_by = excluded.edited_by),
  ${more}
  a AS (INSERT INTO acts ${rows('acts', 'acts')}),
  gone AS (DELETE FROM deadlines WHERE case_id = $2::uuid AND NOT key = ANY ($3::text[])),
  d AS (INSERT INTO deadlines ${rows('deadlines', 'deadlines')}
    ON CONFLICT (case_id, key) DO UPDATE SET starts_at = excluded.starts_at, due_at = excluded.due_at,
      stopped_at = excluded.stopped_at, ended = excluded.ended,
      fired_at = CASE WHEN deadlines.due_at IS NOT DISTINCT FROM excluded.due_at THEN deadlines.fired_at END
    WHERE (deadlines.starts_at, deadlines.due_at, deadlines.stopped_at, deadlines.ended)
      IS DISTINCT FROM (excluded.starts_at, excluded.due_at, excluded.stopped_at, excluded.ended)),
  o AS (INSERT INTO outbox ${rows('outbox', 'outbox')} ON CONFLICT (id) DO NOTHING),
  i AS (INSERT INTO inbox ${rows('inbox', 'inbox')}),
  ${insertLedgerRows(`($1::jsonb -> 'ledger')`)}
  SELECT 1`,
});

const writeChange = writing('case-write', '');
/** Apart, because hardly any change has a text, and a part of a statement costs a little even where it writes nothing. */
const writeWithText = writing(
  'case-write-text',
  `t AS (INSERT INTO case_texts ${rows('case_texts', 'texts')}
    ON CONFLICT (case_id) DO UPDATE SET text = excluded.text, lexemes = excluded.lexemes),`,
);
