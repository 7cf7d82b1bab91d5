import { Injectable } from '@nestjs/common';
import { Problem, procedures, type Act, type Terms } from '#convention';
import { inTransaction, run, type Statement, type Tx } from '#database';
import { toAct, type ActPayload } from '#protocol';
import { contradictions, type RegisterView } from '#register';
import { DataSource } from 'typeorm';
import type { CaseRow, Change, LoadedCase } from '../cases/case.rows.js';
import { checkRoom } from '../cases/case-room.js';
import { caseLock, CaseStore, fromActs, submitOf } from '../cases/case.store.js';
import { project } from '../cases/projection.js';
import { Progress } from '../operations/progress.js';
import { PartKeeper } from './part-keeper.service.js';
import { ReceiptWriter, type Receipt } from './receipt-writer.service.js';

/** An act that was opened and verified, with the bytes it came in. */
export interface Arrival {
  payload: ActPayload;
  hash: string;
  jws: string;
  /** The version of the register that its terms name; null without terms, and when it is not held here. */
  register: RegisterView | null;
}

/**
 * Takes in what another State has signed: inbox, act, case, deadlines, ledger and the outgoing receipt in one transaction.
 * The same message again has no second effect; its receipt is sent again.
 */
@Injectable()
export class Ingest {
  constructor(
    private readonly source: DataSource,
    private readonly store: CaseStore,
    private readonly receipts: ReceiptWriter,
    private readonly parts: PartKeeper,
    private readonly progress: Progress,
  ) {}

  /**
   * @throws Problem `not-a-party`, `act-forked`, `side-mismatch`, `case-not-submitted`, `unsupported-kind`,
   *   `terms-contradict-register`, `case-full`: to be answered by a negative receipt
   */
  async take(arrival: Arrival): Promise<'stored' | 'repeated'> {
    const { payload, hash, register } = arrival;
    const receipt = await this.receipts.positive({
      message: hash,
      case: payload.case,
      to: payload.from,
      urgency: payload.urgency,
    });
    const take = async (tx: Tx) => {
      const loaded = await this.store.load(tx, payload.case);
      const known = loaded.acts.some((act) => act.hash === hash);
      const [earlier] = known ? await run<{ receipt: string }>(tx, findInbox, [hash]) : [];
      if (earlier) {
        await this.receipts.repeat(tx, earlier.receipt, payload);
        return 'repeated' as const;
      }
      checkPlace(loaded, toAct(payload, hash));
      await checkRoom(tx, loaded.acts, { ...payload, jws: arrival.jws });
      if (register && payload.terms) checkTerms(register, payload, payload.terms);
      await this.store.write(tx, this.change(loaded, arrival, receipt));
      if (awaited(loaded, payload)) await this.parts.release(tx, payload.case);
      return 'stored' as const;
    };
    const outcome = await inTransaction(this.source, take, { named: [caseLock(payload.case)] });
    this.progress.committed('ledger');
    return outcome;
  }

  private change(loaded: LoadedCase, { payload, hash, jws }: Arrival, receipt: Receipt): Change {
    const now = this.progress.clock.now();
    const acts = [...loaded.acts, toAct(payload, hash)];
    const known = [{ id: hash, at: receipt.at }, ...deliveryOf(loaded)];
    const after = fromActs(loaded.id, loaded.row, acts, known);
    const row = loaded.row ?? firstRow(after, now);
    const projected = row ? project({ ...after, row }, row, now) : { row: null, deadlines: null };
    const effect = after.state?.timeline.find((item) => item.act.hash === hash)?.effect ?? 'held';
    const detail = { act: payload.act, hash, from: payload.from, effect, status: projected.row?.status ?? null };
    return {
      ...projected,
      acts: [
        {
          hash,
          case_id: loaded.id,
          author: payload.from,
          seq: payload.seq,
          act: payload.act,
          jws,
          stored_at: now.toISOString(),
        },
      ],
      outbox: receipt.outboxRow ? [receipt.outboxRow] : [],
      inbox: [
        { id: hash, case_id: loaded.id, sender: payload.from, receipt: receipt.jws, received_at: receipt.at, effect },
      ],
      facts: [{ event: 'act-received', case: loaded.id, actor: `State:${payload.from}`, detail }],
    };
  }
}

export const findInbox: Statement = { name: 'inbox-find', text: 'SELECT receipt FROM inbox WHERE id = $1' };

/** Whether parts of files may have waited for this act: it lists them, or it opens a case of which others came first. */
const awaited = (loaded: LoadedCase, { attachments, terms }: ActPayload): boolean =>
  attachments !== undefined || (terms !== undefined && loaded.acts.length > 0);

function deliveryOf(loaded: LoadedCase): { id: string; at: string }[] {
  const submit = submitOf(loaded.acts);
  return loaded.delivery && submit ? [{ id: submit.hash, at: loaded.delivery.at }] : [];
}

/** The row of an incoming case, once its submit act is there and effective. */
function firstRow(loaded: LoadedCase, now: Date): CaseRow | null {
  const submit = loaded.state?.effective.find((item) => item.act.terms !== undefined)?.act;
  if (!submit?.terms) return null;
  return {
    id: loaded.id,
    kind: submit.terms.kind,
    reference: submit.terms.reference,
    side: 'requested',
    counterpart: submit.from,
    urgency: submit.terms.urgency,
    status: '',
    version: 0,
    contents: submit.contents,
    officer: submit.officer.name,
    next_deadline_at: null,
    next_deadline: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    links: submit.terms.links ?? [],
    drafted_by: null,
    edited_by: null,
  };
}

/** What must hold between an act and the case it names, whatever the procedure says. */
function checkPlace(loaded: LoadedCase, act: Act): void {
  const { row } = loaded;
  if (act.terms && !Object.hasOwn(procedures, act.terms.kind))
    throw new Problem('unsupported-kind', 'this kind of request is not known here');
  const strangers = loaded.acts.some((known) => known.from !== act.from && known.to !== act.from);
  if (strangers || (row && row.counterpart !== act.from))
    throw new Problem('not-a-party', 'the case is between other States');
  const expected = row ? opposite(row.side) : (loaded.acts.find((known) => known.from === act.from)?.side ?? act.side);
  if (act.side !== expected || (act.terms && act.side !== 'requesting'))
    throw new Problem('side-mismatch', 'the act claims the other side');
  // Nobody has been asked yet, unless a backup was restored that is older than the request: then it is sent again.
  if (row && loaded.acts.length === 0) throw new Problem('case-not-submitted', 'the case is a draft here');
  const twin = loaded.acts.find((known) => known.from === act.from && known.seq === act.seq);
  if (twin)
    throw new Problem('act-forked', 'another act has this place already', {
      details: { held: twin.hash, offered: act.hash },
    });
}

/**
 * Terms switch law on and off for both sides, so they are held against the version of the register they name, where it
 * is known here. One that is not is believed: its sender has signed, and the register proves it later.
 */
function checkTerms(register: RegisterView, { from, to, at }: ActPayload, terms: Terms): void {
  const wrong = contradictions(register, terms, { requesting: from, requested: to }, new Date(at));
  if (wrong.length === 0) return;
  throw new Problem('terms-contradict-register', 'the terms are not what the register says', { details: { wrong } });
}

const opposite = (side: CaseRow['side']): CaseRow['side'] => (side === 'requesting' ? 'requested' : 'requesting');
