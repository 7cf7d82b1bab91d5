import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseRow } from './case.rows.js';
import { caseItem, iso, isSecret } from './case.view.js';
import type { CasesQuery } from './cases.dto.js';
import { folded, soughtIn } from './lexemes.js';
import { decodeCursor, encodeCursor, pageOf } from './page-query.js';

/** Key, column and direction of each order; nulls (no deadline) come last. */
const ORDERS = {
  deadline: { key: `coalesce(c.next_deadline_at, 'infinity')`, column: 'next_deadline_at', direction: 'ASC' },
  created: { key: 'c.created_at', column: 'created_at', direction: 'ASC' },
  '-created': { key: 'c.created_at', column: 'created_at', direction: 'DESC' },
  updated: { key: 'c.updated_at', column: 'updated_at', direction: 'ASC' },
  '-updated': { key: 'c.updated_at', column: 'updated_at', direction: 'DESC' },
} as const;

/** So many finds of a search are sorted; where there are more, cases are looked through in their order, and a page is soon full. */
const FEW = 2_000;

interface Sql {
  text: string;
  values: unknown[];
}

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
   * One more than a page holds, where there are so many. Contents whose reading is recorded are not in a text that is searched;
   * should the law have come to have more of them recorded since it was written, such a case is left out here.
   */
  private async visible(query: CasesQuery): Promise<CaseRow[]> {
    const { column } = ORDERS[query.sort];
    const found: CaseRow[] = [];
    let { cursor } = query;
    for (;;) {
      const { text, values } = casesPage({ ...query, cursor });
      const rows = await this.source.query<CaseRow[]>(text, values);
      found.push(...rows.filter((row) => query.q === undefined || !isSecret(row) || isIn(row.reference, query.q)));
      const last = rows.at(-1);
      if (!last || rows.length <= query.limit || found.length > query.limit) return found;
      cursor = encodeCursor([iso(last[column]) ?? 'infinity', last.id]);
    }
  }
}

const isIn = (reference: string, part: string): boolean => folded(reference).includes(folded(part));

/**
 * One more than a page. A find begins at the beginning of a lexeme; what is sought has to be there as it is, word for word.
 *
 * @param most finds that are sorted
 * @throws Problem `invalid-query`
 */
export function casesPage(query: CasesQuery, most = FEW): Sql {
  const { key, direction } = ORDERS[query.sort];
  const { where, values } = conditions(query, key, direction);
  const page = `ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ${query.limit + 1}`;
  if (query.q === undefined) return { text: `SELECT c.* FROM cases c WHERE ${where} ${page}`, values };
  const part = folded(query.q);
  const sought = soughtIn(part).map(({ lexeme, open }) => `'${lexeme}'${open ? ':*' : ''}`);
  const found = `t.lexemes @@ $${values.length + 1}::tsquery AND t.text LIKE $${values.length + 2}`;
  return {
    text: `WITH hits AS MATERIALIZED (
    SELECT t.case_id FROM case_texts t WHERE ${found} LIMIT ${most + 1}),
  few AS MATERIALIZED (SELECT count(*) <= ${most} AS yes FROM hits)
  (SELECT c.* FROM cases c WHERE (SELECT yes FROM few) AND c.id IN (SELECT case_id FROM hits) AND ${where} ${page})
  UNION ALL
  (SELECT c.* FROM cases c, LATERAL (SELECT FROM case_texts t WHERE t.case_id = c.id AND ${found} OFFSET 0) it
    WHERE NOT (SELECT yes FROM few) AND ${where} ${page})`,
    values: [...values, sought.join(' & '), `%${escapeLike(part)}%`],
  };
}

function conditions(query: CasesQuery, key: string, direction: 'ASC' | 'DESC'): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts: string[] = [];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    parts.push(condition(`$${values.length}`));
  };
  if (query.box) add((p) => `c.side = ${p}`, query.box === 'outgoing' ? 'requesting' : 'requested');
  if (query.status) add((p) => `c.status = ANY (${p}::text[])`, query.status.split(','));
  if (query.kind) add((p) => `c.kind = ${p}`, query.kind);
  if (query.counterpart) add((p) => `c.counterpart = ${p}`, query.counterpart);
  if (query.cursor) {
    const [sortKey, id] = decodeCursor(query.cursor, 2);
    values.push(sortKey, id);
    const after = direction === 'ASC' ? '>' : '<';
    parts.push(`(${key}, c.id) ${after} ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  return { where: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);
