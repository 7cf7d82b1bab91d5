import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { run, type Statement, type Tx } from '#database';
import { ledgerEntry, type LedgerEntry, type LedgerFact } from '#ledger';
import { Clock } from '../clock.js';

/** Appends facts in the caller's transaction: what cannot be logged does not happen. */
@Injectable()
export class LedgerWriter {
  constructor(private readonly clock: Clock) {}

  /** Fixes the facts' bytes, for writers that store everything in one statement. */
  prepare(facts: readonly LedgerFact[], at = this.clock.now()): LedgerEntry[] {
    return facts.map((fact) => ledgerEntry(fact, randomUUID(), at));
  }

  async write(tx: Tx, facts: readonly LedgerFact[]): Promise<void> {
    await run(tx, insertEntries, [JSON.stringify(this.prepare(facts).map(asRow))]);
  }
}

/** The entry as `insertLedgerRows` expects it. */
export const asRow = ({ id, event, case: caseId, body, salt, detail }: LedgerEntry) => ({
  id,
  event,
  case_id: caseId,
  body,
  entry_id: id,
  salt,
  detail,
});

/** The three inserts of ledger entries, as parts of a WITH clause over the JSON list `source`. */
export const insertLedgerRows = (source: string): string => `
  entries AS (INSERT INTO ledger_entries SELECT * FROM jsonb_populate_recordset(NULL::ledger_entries, ${source})),
  details AS (INSERT INTO ledger_details SELECT * FROM jsonb_populate_recordset(NULL::ledger_details, ${source})),
  unsequenced AS (INSERT INTO ledger_unsequenced (entry_id)
    SELECT entry_id FROM jsonb_populate_recordset(NULL::ledger_unsequenced, ${source}))`;

const insertEntries: Statement = {
  name: 'ledger-entries',
  text: `WITH ${insertLedgerRows('$1::jsonb')} SELECT 1`,
};
