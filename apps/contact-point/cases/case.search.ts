import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseRow } from './case.rows.js';
import { caseItem, iso, isSecret } from './case.view.js';
import type { CasesQuery } from './cases.dto.js';
import { decodeCursor, encodeCursor, pageOf } from './page-query.js';

/** Key, column and direction of each order; nulls (no deadline) come last. */
const ORDERS = {
  deadline: { key: `coalesce(next_deadline_at, 'infinity')`, column: 'next_deadline_at', direction: 'ASC' },
  created: { key: 'created_at', column: 'created_at', direction: 'ASC' },
  '-created': { key: 'created_at', column: 'created_at', direction: 'DESC' },
  updated: { key: 'updated_at', column: 'updated_at', direction: 'ASC' },
  '-updated': { key: 'updated_at', column: 'updated_at', direction: 'DESC' },
} as const;

/** Pages of cases by keyset: the page after a cursor costs as much as the first. */
@Injectable()
export class CaseSearch {
  constructor(private readonly source: DataSource) {}

  async page(query: CasesQuery): Promise<{ items: ReturnType<typeof caseItem>[]; nextCursor: string | null }> {
    const { column } = ORDERS[query.sort];
    const found = await this.visible(query);
    const page = pageOf(found, query.limit, (last) => [iso(last[column]) ?? 'infinity', last.id]);
    return { ...page, items: page.items.map(caseItem) };
  }

  /**
   * One more than a page holds, where there are so many. Contents whose reading is recorded are not searched, or they could
   * be guessed piece by piece: such a case is found by its reference alone.
   */
  private async visible(query: CasesQuery): Promise<CaseRow[]> {
    const { column } = ORDERS[query.sort];
    const found: CaseRow[] = [];
    let { cursor } = query;
    for (;;) {
      const rows = await this.some({ ...query, cursor });
      found.push(...rows.filter((row) => query.q === undefined || !isSecret(row) || isIn(row.reference, query.q)));
      const last = rows.at(-1);
      if (!last || rows.length <= query.limit || found.length > query.limit) return found;
      cursor = encodeCursor([iso(last[column]) ?? 'infinity', last.id]);
    }
  }

  private some(query: CasesQuery): Promise<CaseRow[]> {
    const { key, direction } = ORDERS[query.sort];
    const { where, values } = conditions(query, key, direction);
    return this.source.query<CaseRow[]>(
      `SELECT * FROM cases ${where} ORDER BY ${key} ${direction}, id ${direction} LIMIT ${query.limit + 1}`,
      values,
    );
  }
}

const isIn = (reference: string, part: string): boolean => reference.toLowerCase().includes(part.toLowerCase());

function conditions(query: CasesQuery, key: string, direction: 'ASC' | 'DESC'): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  if (query.box) add((p) => `side = ${p}`, query.box === 'outgoing' ? 'requesting' : 'requested');
  if (query.status) add((p) => `status = ANY (${p}::text[])`, query.status.split(','));
  if (query.kind) add((p) => `kind = ${p}`, query.kind);
  if (query.counterpart) add((p) => `counterpart = ${p}`, query.counterpart);
  if (query.q) add((p) => `(reference ILIKE ${p} OR contents::text ILIKE ${p})`, `%${escapeLike(query.q)}%`);
  if (query.cursor) {
    const [sortKey, id] = decodeCursor(query.cursor, 2);
    values.push(sortKey, id);
    const after = direction === 'ASC' ? '>' : '<';
    parts.push(`(${key}, id) ${after} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);
