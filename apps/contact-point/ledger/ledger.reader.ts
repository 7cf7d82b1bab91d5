import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { chainStart, verifyPage, type Broken, type StoredEntry } from '#ledger';
import { DataSource } from 'typeorm';

const PAGE = 2_000;

export interface Verification {
  ok: boolean;
  entries: number;
  head: string | null;
  unsequenced: number;
  broken: Broken | null;
}

/** Reads the ledger for auditors. */
@Injectable()
export class LedgerReader {
  constructor(private readonly source: DataSource) {}

  async page(after: number, limit: number, caseId?: string): Promise<StoredEntry[]> {
    const rows = await this.source.query<Record<string, string>[]>(
      `SELECT s.sequence, e.id, e.event, e.case_id, e.body, s.hash, d.salt, d.detail
         FROM ledger_sequence s JOIN ledger_entries e ON e.id = s.entry_id LEFT JOIN ledger_details d ON d.entry_id = e.id
        WHERE s.sequence > $1 AND ($3::uuid IS NULL OR e.case_id = $3) ORDER BY s.sequence LIMIT $2`,
      [after, limit, caseId ?? null],
    );
    return rows.map(asStored);
  }

  async head(): Promise<{ sequence: number; hash: string } | null> {
    const [row] = await this.source.query<{ sequence: string; hash: string }[]>(
      'SELECT sequence, hash FROM ledger_sequence ORDER BY sequence DESC LIMIT 1',
    );
    return row ? { sequence: Number(row.sequence), hash: row.hash } : null;
  }

  /** Entries of one case in the order of the chain, those without a place yet last. */
  async ofCase(caseId: string): Promise<(Omit<StoredEntry, 'sequence' | 'hash'> & { sequence: number | null })[]> {
    const rows = await this.source.query<Record<string, string>[]>(
      `SELECT s.sequence, e.id, e.event, e.case_id, e.body, d.salt, d.detail
         FROM ledger_entries e LEFT JOIN ledger_sequence s ON s.entry_id = e.id LEFT JOIN ledger_details d ON d.entry_id = e.id
        WHERE e.case_id = $1 ORDER BY s.sequence NULLS LAST, e.id`,
      [caseId],
    );
    return rows.map((row) => ({ ...asStored(row), sequence: row.sequence ? Number(row.sequence) : null }));
  }

  /** Re-derives the whole chain from the stored bytes and compares it with what is stored. */
  async verify(): Promise<Verification> {
    let state = chainStart();
    for (;;) {
      const page = await this.page(state.next - 1, PAGE);
      const step = verifyPage(state, page);
      state = step.state;
      if (step.broken || page.length < PAGE) return this.verdict(state, step.broken);
    }
  }

  private async verdict(state: { next: number; hash: Buffer }, broken: Broken | null): Promise<Verification> {
    const [{ count } = { count: '0' }] = await this.source.query<{ count: string }[]>(
      `SELECT count(*) FROM ledger_entries e WHERE NOT EXISTS (SELECT FROM ledger_sequence s WHERE s.entry_id = e.id)`,
    );
    const entries = state.next - 1;
    return {
      ok: broken === null,
      entries,
      head: entries === 0 ? null : state.hash.toString('base64url'),
      unsequenced: Number(count),
      broken,
    };
  }
}

function asStored(row: Record<string, string | null>): StoredEntry {
  const { id, event, body } = row;
  if (!id || !event || !body) throw new Problem('internal-error', 'a ledger row has no body');
  const { case_id: caseId = null, hash = null, salt = null, detail = null } = row;
  return { sequence: Number(row.sequence), id, event, case: caseId, body, hash: hash ?? '', salt, detail };
}
