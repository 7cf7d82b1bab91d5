import { Injectable } from '@nestjs/common';
import { inTransaction, type Tx } from '#database';
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
    await inTransaction(this.source, (tx) => this.readIn(tx, event, caseId, officer, detail));
  }

  /** Of what the answer to a change shows: recorded with the change. */
  async readIn(tx: Tx, event: string, caseId: string | null, officer: Officer, detail = {}): Promise<void> {
    const fact = { event, case: caseId, actor: officer.id, detail: { role: officer.role, ...detail } };
    await this.ledger.write(tx, [fact]);
  }

  refused(code: string, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    return this.security.record(code, officer.id, { role: officer.role, ...detail });
  }
}
