import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { inTransaction } from '#database';
import { EnvelopeRefused, peek, type EnvelopeHeader } from '#protocol';
import { DataSource } from 'typeorm';
import { Directory } from '../directory/directory.service.js';
import { Progress } from '../operations/progress.js';
import { SecurityLog } from '../operations/security-log.js';
import { ReceiptWriter } from './receipt-writer.service.js';

/** What happens to a message that is refused: evidence in the security log, and a signed negative receipt. */
@Injectable()
export class Refusals {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly receipts: ReceiptWriter,
    private readonly security: SecurityLog,
    private readonly progress: Progress,
  ) {}

  /**
   * An act, or a part of a file, that cannot be taken in. Its sender learns the code: one uniform code for all that fails
   * to open or verify. What calls itself a receipt is not answered, whoever brought it here as an act: two sides could do
   * so for ever.
   */
  async answer(envelope: string, problem: Problem, as: 'act' | 'part'): Promise<void> {
    const header = claimed(envelope);
    await this.log(envelope, problem, header);
    if (header?.cty !== as || !this.isParty(header.from)) return;
    const answered = { message: header.id, case: null, to: header.from, urgency: header.urgency };
    const { outboxRow } = await this.receipts.negative(answered, problem.code);
    await inTransaction(this.source, (tx) => this.receipts.queue(tx, outboxRow));
    this.progress.committed('ledger');
  }

  /** A receipt or notice that cannot be believed: logged, never answered, so that refusals do not answer refusals. */
  async log(message: string, problem: Problem, header = claimed(message)): Promise<void> {
    const why = problem instanceof EnvelopeRefused ? { reason: problem.reason } : problem.details;
    await this.security.record(problem.code, header ? `State:${header.from}` : 'unknown', {
      message: header?.id ?? null,
      length: message.length,
      digest: createHash('sha256').update(message).digest('base64url'),
      ...why,
    });
  }

  private isParty(code: string): boolean {
    return this.directory.current().party(code)?.suspended === false;
  }
}

function claimed(envelope: string): EnvelopeHeader | null {
  try {
    return peek(envelope);
  } catch (error) {
    if (error instanceof EnvelopeRefused) return null;
    throw error;
  }
}
