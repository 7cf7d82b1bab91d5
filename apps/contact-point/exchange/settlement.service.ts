import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction, lock, run, type Statement, type Tx } from '#database';
import type { NoticePayload, ReceiptPayload } from '#protocol';
import { DataSource } from 'typeorm';
import { caseLock, CaseStore } from '../cases/case.store.js';
import { project } from '../cases/projection.js';
import { Clock } from '../clock.js';
import { Progress } from '../operations/progress.js';

/** Negative receipts after which sending the same act again is of no use. Others may pass: sent again on schedule. */
const FINAL = new Set([
  'not-a-party',
  'act-forked',
  'side-mismatch',
  'unsupported-kind',
  'terms-contradict-register',
  'part-mismatch',
  'restricted-material',
  'case-full',
]);

interface Sent {
  type: 'act' | 'part';
  recipient: string;
  case_id: string;
}

/** Closes what was sent: by a verified receipt, and by nothing else. Notices only make a failure visible. */
@Injectable()
export class Settlement {
  constructor(
    private readonly source: DataSource,
    private readonly store: CaseStore,
    private readonly clock: Clock,
    private readonly progress: Progress,
  ) {}

  /** @throws Problem `receipt-unmatched` when nothing sent by us to its author has this id */
  async settle(receipt: ReceiptPayload, jws: string): Promise<void> {
    const named = receipt.case === null ? [] : [caseLock(receipt.case)];
    const { type } = await inTransaction(this.source, (tx) => this.settleIn(tx, receipt, jws), { named });
    this.progress.committed('ledger', ...(type === 'part' ? (['parts'] as const) : []));
  }

  /**
   * The message stays on schedule: who is unknown or suspended today may be back tomorrow.
   *
   * @throws Problem `notice-unmatched` for one about bytes in which the router found no header, and so no id of ours
   */
  async undelivered(notice: NoticePayload): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [row] = await run<Sent>(tx, markUndeliverable, [notice.message, notice.to, notice.code]);
      if (!row && notice.to === notice.from) throw unreadable(notice);
      if (!row) return;
      const detail = { message: notice.message, to: notice.to, code: notice.code };
      await this.facts(tx, row.case_id, 'router', 'message-undeliverable', detail);
    });
  }

  /** What a receipt says of its case, whose lock is held, is only its author's word. */
  private async settleIn(tx: Tx, receipt: ReceiptPayload, jws: string): Promise<Sent> {
    const stored = receipt.outcome === 'stored';
    const [first] = stored ? await this.mark(tx, receipt, jws, receipt.case) : [];
    if (first) {
      await this.accepted(tx, receipt, first);
      return first;
    }
    const sent = await this.find(tx, receipt.message, receipt.from);
    if (sent.case_id !== receipt.case) await lock(tx, caseLock(sent.case_id));
    if (!stored) await this.refused(tx, receipt, jws, sent);
    else if ((await this.mark(tx, receipt, jws, sent.case_id)).length > 0) await this.accepted(tx, receipt, sent);
    return sent;
  }

  /** @returns nothing when the message is not of this case, was receipted before, or was never sent to this State */
  private mark(tx: Tx, { message, from, at }: ReceiptPayload, jws: string, caseId: string | null): Promise<Sent[]> {
    return run<Sent>(tx, markReceipted, [message, jws, at, from, caseId]);
  }

  private async accepted(tx: Tx, receipt: ReceiptPayload, sent: Sent): Promise<void> {
    if (sent.type === 'part') return this.partAccepted(tx, receipt, sent);
    const loaded = await this.store.load(tx, sent.case_id);
    if (!loaded.row) throw new Problem('case-not-found', 'a receipt for an act without its case');
    const projected = project(loaded, loaded.row, this.clock.now());
    const detail = { message: receipt.message, from: receipt.from, at: receipt.at };
    const fact = { event: 'receipt-verified', case: sent.case_id, actor: `State:${receipt.from}`, detail };
    await this.store.write(tx, { ...projected, acts: [], outbox: [], inbox: [], facts: [fact] });
  }

  /** The other State's receipt of the last part is its receipt of the file. */
  private async partAccepted(tx: Tx, receipt: ReceiptPayload, sent: Sent): Promise<void> {
    const [file] = await run<Delivered>(tx, findDelivered, [receipt.message]);
    if (!file || file.missing > 0) return;
    const detail = { act: file.act, attachment: file.attachment, to: receipt.from };
    await this.facts(tx, sent.case_id, `State:${receipt.from}`, 'attachment-delivered', detail);
  }

  private async refused(tx: Tx, receipt: ReceiptPayload, jws: string, sent: Sent): Promise<void> {
    const final = FINAL.has(receipt.code ?? '');
    const changed = await run<{ id: string }>(tx, markRefused, [receipt.message, receipt.code, final, jws]);
    if (changed.length === 0) return;
    const detail = { message: receipt.message, from: receipt.from, code: receipt.code, final };
    await this.facts(tx, sent.case_id, `State:${receipt.from}`, 'receipt-negative', detail);
  }

  private async find(tx: Tx, message: string, from: string): Promise<Sent> {
    const [sent] = await run<Sent>(tx, findSent, [message, from]);
    if (!sent) throw new Problem('receipt-unmatched', 'nothing that was sent to this State has this id');
    return sent;
  }

  private async facts(
    tx: Tx,
    caseId: string,
    actor: string,
    event: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const facts = [{ event, case: caseId, actor, detail }];
    await this.store.write(tx, { row: null, acts: [], deadlines: null, outbox: [], inbox: [], facts });
  }
}

const unreadable = ({ message, code }: NoticePayload): Problem =>
  new Problem('notice-unmatched', 'the router cannot read what we send', { details: { digest: message, code } });

const findSent: Statement = {
  name: 'outbox-find',
  text: `SELECT type, recipient, case_id FROM outbox WHERE id = $1 AND recipient = $2 AND type <> 'receipt'`,
};

interface Delivered {
  act: string;
  attachment: number;
  missing: number;
}

const findDelivered: Statement = {
  name: 'attachment-delivered',
  text: `SELECT p.act, p.attachment, (count(*) FILTER (WHERE o.state <> 'receipted'))::int AS missing
    FROM attachment_parts mine
    JOIN attachment_parts p ON p.act = mine.act AND p.attachment = mine.attachment
    JOIN outbox o ON o.id = p.message
    WHERE mine.message = $1 GROUP BY p.act, p.attachment`,
};

const markReceipted: Statement = {
  name: 'outbox-receipted',
  text: `UPDATE outbox SET state = 'receipted', receipt = $2, receipt_at = $3, next_attempt_at = NULL, code = NULL, envelope = ''
          WHERE id = $1 AND recipient = $4 AND type <> 'receipt' AND case_id = $5 AND state <> 'receipted'
          RETURNING type, recipient, case_id`,
};

/** A passing refusal does not take back a final one: it has no next attempt, so it would wait for ever. */
const markRefused: Statement = {
  name: 'outbox-refused',
  text: `UPDATE outbox SET state = CASE WHEN $3 THEN 'refused' ELSE 'pending' END, code = $2,
           receipt = CASE WHEN $3 THEN $4 END, next_attempt_at = CASE WHEN $3 THEN NULL ELSE next_attempt_at END
          WHERE id = $1 AND state <> 'receipted' AND code IS DISTINCT FROM $2 AND ($3 OR state <> 'refused') RETURNING id`,
};

const markUndeliverable: Statement = {
  name: 'outbox-undeliverable',
  text: `UPDATE outbox SET state = 'undeliverable', code = $3
          WHERE id = $1 AND recipient = $2 AND type <> 'receipt' AND state IN ('pending', 'undeliverable')
            AND (state, code) IS DISTINCT FROM ('undeliverable', $3) RETURNING type, recipient, case_id`,
};
