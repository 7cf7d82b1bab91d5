import { Injectable } from '@nestjs/common';
import { procedures, type CaseState } from '#convention';
import { readAct, toAct } from '#protocol';
import { DataSource } from 'typeorm';
import { fromActs, receiptsOf } from '../cases/case.store.js';

const PAGE = 50;
/** How much earlier an act can have been stored than it is dated: more than the clocks of two States may differ. */
const SKEW_MS = 3_600_000;

interface Stored {
  id: string;
  acts: { hash: string; jws: string }[];
  receipts: { id: string; at: string }[] | null;
}

/**
 * Every submitted case, folded, one page of them in memory. Each case is read as it stands at one instant; cases that
 * change while the pages pass are seen before or after their change.
 */
@Injectable()
export class CasePages {
  constructor(private readonly source: DataSource) {}

  /** @param from leaves out cases that were stored too early to have been submitted since; others are for the caller to judge */
  async *since(from: Date | null): AsyncGenerator<CaseState> {
    const earliest = from === null ? '-infinity' : new Date(from.getTime() - SKEW_MS);
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const page = await this.source.query<Stored[]>(PAGE_OF_CASES, [last, earliest, Object.keys(procedures), PAGE]);
      for (const stored of page) {
        const state = folded(stored);
        if (state) yield state;
      }
      if (page.length < PAGE) return;
      last = page.at(-1)!.id;
    }
  }
}

function folded({ id, acts, receipts }: Stored): CaseState | null {
  const known = acts.map(({ hash, jws }) => toAct(readAct(jws), hash));
  return fromActs(id, null, known, receipts ?? []).state;
}

/** Of each case, what `CaseStore.load` reads of one. */
const PAGE_OF_CASES = `SELECT c.id,
    (SELECT jsonb_agg(jsonb_build_object('hash', a.hash, 'jws', a.jws)) FROM acts a WHERE a.case_id = c.id) AS acts,
    (SELECT jsonb_agg(r) FROM (${receiptsOf('c.id')}) r) AS receipts
  FROM cases c
  WHERE c.id > $1::uuid AND c.kind = ANY ($3::text[])
    AND EXISTS (SELECT FROM acts a WHERE a.case_id = c.id AND a.seq = 1 AND a.stored_at >= $2::timestamptz)
  ORDER BY c.id LIMIT $4`;
