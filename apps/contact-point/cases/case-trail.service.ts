import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
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
    if (isWatched(loaded, officer)) await this.trail.read(event, loaded.id, officer, detail);
  }

  /** Of what the answer to a change shows: recorded with the change. */
  async recordIn(tx: Tx, event: string, loaded: LoadedCase, officer: Officer): Promise<void> {
    if (isWatched(loaded, officer)) await this.trail.readIn(tx, event, loaded.id, officer);
  }

  /** What somebody tried who may not. */
  refused(code: string, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    return this.trail.refused(code, officer, detail);
  }
}

const isWatched = ({ row }: LoadedCase, { role }: Officer): boolean => role === 'auditor' || isSecret(row);
