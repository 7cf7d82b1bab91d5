import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseRow } from './case.rows.js';
import { caseItem, iso } from './case.view.js';
import type { CasesQuery } from './cases.dto.js';
import { decodeCursor, encodeCursor } from './page-query.js';

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
    const { key, column, direction } = ORDERS[query.sort];
    const { where, values } = conditions(query, key, direction);
    const rows = await this.source.query<CaseRow[]>(
      `SELECT * FROM cases ${where} ORDER BY ${key} ${direction}, id ${direction} LIMIT ${query.limit + 1}`,
      values,
    );
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map(caseItem),
      nextCursor: last ? encodeCursor([iso(last[column]) ?? 'infinity', last.id]) : null,
    };
  }
}

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
