import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that a case names. Few do, so the index from the other end holds only those; without a list of pending entries,
 * which every loading of every case would have to look through.
 */
export class CaseLinks1763900000001 implements MigrationInterface {
  name = 'CaseLinks1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE cases ADD COLUMN links jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `CREATE INDEX cases_links_idx ON cases USING gin (links jsonb_path_ops) WITH (fastupdate = off) WHERE links <> '[]'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN links');
  }
}
