import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of what is due or missed pass over no deadline that was met or cancelled: with the years nearly all of them are. */
export class UnmetDeadlines1764400000001 implements MigrationInterface {
  name = 'UnmetDeadlines1764400000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX deadlines_unmet_idx ON deadlines (due_at, case_id, key) WHERE ended IS NULL OR ended = 'late'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deadlines_unmet_idx');
  }
}
