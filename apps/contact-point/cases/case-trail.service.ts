import { Injectable } from '@nestjs/common';
import type { Officer } from '../identity/current-officer.js';
import { AuditTrail } from '../ledger/audit-trail.service.js';
import type { LoadedCase } from './case.rows.js';
import { isSecret } from './case.view.js';

/** Reading a confidential or restricted case, and any reading by an auditor, is itself recorded. */
@Injectable()
export class CaseTrail {
  constructor(private readonly trail: AuditTrail) {}

  async record(
    event: string,
    loaded: LoadedCase,
    officer: Officer,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    if (officer.role !== 'auditor' && !isSecret(loaded.row)) return;
    await this.trail.read(event, loaded.id, officer, detail);
  }

  /** What somebody tried who may not. */
  refused(code: string, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    return this.trail.refused(code, officer, detail);
  }
}
