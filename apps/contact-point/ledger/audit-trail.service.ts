import { Injectable } from '@nestjs/common';
import { inTransaction } from '#database';
import { DataSource } from 'typeorm';
import type { Officer } from '../identity/current-officer.js';
import { SecurityLog } from '../operations/security-log.js';
import { LedgerWriter } from './ledger.writer.js';

/** Records that somebody read something worth recording (a confidential case, the ledger itself), or was refused. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: LedgerWriter,
    private readonly security: SecurityLog,
  ) {}

  async read(event: string, caseId: string | null, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    const fact = { event, case: caseId, actor: officer.id, detail: { role: officer.role, ...detail } };
    await inTransaction(this.source, (tx) => this.ledger.write(tx, [fact]));
  }

  refused(code: string, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    return this.security.record(code, officer.id, { role: officer.role, ...detail });
  }
}
