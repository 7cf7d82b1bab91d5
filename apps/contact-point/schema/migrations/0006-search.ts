import type { MigrationInterface, QueryRunner } from 'typeorm';
import { caseText } from '../../cases/case-text.js';
import type { CaseRow } from '../../cases/case.rows.js';

/** Cases at a time. */
const BATCH = 500;

/**
 * What a search finds cases by. Beside them, because a case is written with every act and its text hardly ever changes; the
 * list of pending entries makes one writing a third as dear, and is kept short, because every search reads it. Texts of
 * cases that are there already are made now: about a minute for 100,000. What is rare is found by an index as well: cases of
 * one State or kind, or in one status.
 */
export class Search1764300000001 implements MigrationInterface {
  name = 'Search1764300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE case_texts (
  case_id uuid CONSTRAINT case_texts_pkey PRIMARY KEY,
  text text COLLATE "C" NOT NULL,
  lexemes tsvector NOT NULL
) WITH (toast_tuple_target = 8160);
`);
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = (await runner.query(
        'SELECT id, reference, contents, links FROM cases WHERE id > $1 ORDER BY id LIMIT $2',
        [last, BATCH],
      )) as CaseRow[];
      if (rows.length === 0) break;
      last = rows.at(-1)!.id;
      await runner.query('INSERT INTO case_texts SELECT * FROM jsonb_populate_recordset(NULL::case_texts, $1::jsonb)', [
        JSON.stringify(rows.map(caseText)),
      ]);
    }
    await runner.query(
      `CREATE INDEX case_texts_lexemes_idx ON case_texts USING gin (lexemes) WITH (gin_pending_list_limit = 512)`,
    );
    await runner.query(`
CREATE INDEX cases_counterpart_idx ON cases (counterpart, kind);
CREATE INDEX cases_status_idx ON cases (status);
ANALYZE case_texts;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_status_idx, cases_counterpart_idx; DROP TABLE case_texts');
  }
}
