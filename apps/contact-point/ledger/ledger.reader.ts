import { Injectable } from '@nestjs/common';
import { chainStart, verifyPage, type Broken, type StoredEntry } from '#ledger';
import { DataSource } from 'typeorm';

const PAGE = 2_000;

interface Verification {
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

  /**
   * Re-derives the whole chain from the stored bytes and compares it with what is stored. A place without its entry is a
   * gap, and so is an entry that has no place and waits for none.
   */
  async verify(): Promise<Verification> {
    let state = chainStart();
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const places = await this.source.query<Record<string, string | null>[]>(PLACES, [after, PAGE]);
      const torn = places.findIndex(({ id }) => id === null);
      const step = verifyPage(state, (torn < 0 ? places : places.slice(0, torn)).map(asStored));
      state = step.state;
      const broken = step.broken ?? (torn < 0 ? null : gapAt(state.next));
      if (broken || places.length < PAGE) return this.verdict(state, broken);
      after = state.next - 1;
    }
  }

  private async verdict(state: { next: number; hash: Buffer }, found: Broken | null): Promise<Verification> {
    const [counts] = await this.source.query<{ waiting: number; lost: number }[]>(WITHOUT_PLACE);
    const { waiting, lost } = counts!;
    const broken = found ?? (lost === 0 ? null : gapAt(state.next));
    const entries = state.next - 1;
    const head = entries === 0 ? null : state.hash.toString('base64url');
    return { ok: broken === null, entries, head, unsequenced: waiting, broken };
  }
}

/** From the places, not from the entries: whoever deletes the last entry must not make the chain look shorter. */
const PLACES = `SELECT s.sequence, e.id, e.event, e.case_id, e.body, s.hash, d.salt, d.detail
   FROM ledger_sequence s LEFT JOIN ledger_entries e ON e.id = s.entry_id LEFT JOIN ledger_details d ON d.entry_id = e.id
  WHERE s.sequence > $1 ORDER BY s.sequence LIMIT $2`;

const WITHOUT_PLACE = `SELECT count(w.entry_id)::int AS waiting, (count(*) - count(w.entry_id))::int AS lost
   FROM ledger_entries e LEFT JOIN ledger_unsequenced w ON w.entry_id = e.id
  WHERE NOT EXISTS (SELECT FROM ledger_sequence s WHERE s.entry_id = e.id)`;

const gapAt = (sequence: number): Broken => ({ sequence, code: 'gap' });

/** Of an entry that is there, whatever it says: whether that is what was written is for whoever verifies. */
function asStored(row: Record<string, string | null>): StoredEntry {
  const { id, event, body, case_id: caseId = null, hash = null, salt = null, detail = null } = row;
  const texts = { id: id ?? '', event: event ?? '', body: body ?? '', hash: hash ?? '' };
  return { sequence: Number(row.sequence), case: caseId, ...texts, salt, detail };
}

/** What an entry or its detail says; empty for one that somebody has damaged, which `verify` reports. */
export function readable(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
