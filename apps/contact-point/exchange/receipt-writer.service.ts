import { Injectable } from '@nestjs/common';
import { Problem, type Urgency } from '#convention';
import { run, type Statement, type Tx } from '#database';
import { hashOf, readReceipt, signReceipt, type ReceiptPayload } from '#protocol';
import { outboxRow } from '../cases/act-writer.service.js';
import type { OutboxRow } from '../cases/case.rows.js';
import { Outbox } from '../cases/outbox.service.js';
import { Clock } from '../clock.js';
import { Directory } from '../directory/directory.service.js';
import { Sealer } from '../directory/sealer.service.js';
import { StateKeys } from '../directory/state-keys.js';

export interface Receipt {
  jws: string;
  at: string;
  /** Null while nothing can be sealed to the other State: it sends its message again, and is answered then. */
  outboxRow: OutboxRow | null;
}

export interface Answered {
  message: string;
  case: string | null;
  to: string;
  urgency: Urgency;
}

/** Signs, seals and queues receipts. */
@Injectable()
export class ReceiptWriter {
  constructor(
    private readonly directory: Directory,
    private readonly keys: StateKeys,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** "We hold your act": to be stored in the same transaction as the act. */
  positive(answered: Answered): Promise<Receipt> {
    return this.sign(answered, 'stored', null);
  }

  /** "We refuse your message, and this is why." */
  negative(answered: Answered, code: string): Promise<Receipt> {
    return this.sign(answered, 'refused', code);
  }

  /**
   * Queues a receipt that was given before, in the very same bytes; signed anew when the key of that day is no longer
   * believed, since its act is sent again until its sender can verify one.
   */
  async repeat(
    tx: Tx,
    jws: string,
    { from: to, urgency, case: caseId }: { from: string; urgency: Urgency; case: string },
  ): Promise<void> {
    const believed = this.sealer.isBelieved(jws) ? jws : await this.signed(readReceipt(jws));
    await this.queue(tx, await this.sealed(believed, to, urgency, caseId));
  }

  async queue(tx: Tx, row: OutboxRow | null): Promise<void> {
    if (row) await run(tx, queueRow, [JSON.stringify(this.outbox.handing(tx, [row]))]);
  }

  private async sign(answered: Answered, outcome: ReceiptPayload['outcome'], code: string | null): Promise<Receipt> {
    const at = this.clock.now().toISOString();
    const { message, case: caseId, to, urgency } = answered;
    const payload: ReceiptPayload = {
      v: 1,
      message,
      case: caseId,
      from: this.sealer.state,
      to,
      outcome,
      code,
      at,
      checkpoint: null,
    };
    const jws = await this.signed(payload);
    return { jws, at, outboxRow: await this.sealed(jws, to, urgency, caseId) };
  }

  private async signed(payload: ReceiptPayload): Promise<string> {
    return (await signReceipt(payload, this.keys.signing(this.directory.current()))).jws;
  }

  private async sealed(jws: string, to: string, urgency: Urgency, caseId: string | null): Promise<OutboxRow | null> {
    const sealed = await this.sealer.seal({ jws, cty: 'receipt', to, urgency }).catch(unlessUnreachable);
    if (!sealed) return null;
    const { envelope, expiresAt } = sealed;
    const message = { id: hashOf(jws), type: 'receipt' as const, case_id: caseId, recipient: to, urgency, envelope };
    return outboxRow(message, expiresAt, this.clock.now());
  }
}

/** The register lists no key of theirs that is valid now, or has them suspended. */
function unlessUnreachable(error: unknown): null {
  if (error instanceof Problem && ['unknown-state', 'party-suspended'].includes(error.code)) return null;
  throw error;
}

const queueRow: Statement = {
  name: 'outbox-queue',
  text: 'INSERT INTO outbox SELECT * FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb) ON CONFLICT (id) DO NOTHING',
};
