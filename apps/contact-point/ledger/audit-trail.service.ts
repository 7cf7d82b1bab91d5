import { Injectable } from '@nestjs/common';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import type { Officer } from '../identity/current-officer.js';
import { LedgerWriter } from './ledger.writer.js';

/** Records that somebody read something worth recording: a confidential case, the ledger itself. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: LedgerWriter,
  ) {}

  async read(event: string, caseId: string | null, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    const fact = { event, case: caseId, actor: officer.id, detail: { role: officer.role, ...detail } };
    await inTransaction(this.source, (tx) => this.ledger.write(tx, [fact]));
  }
}
