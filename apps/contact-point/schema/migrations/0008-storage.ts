import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['acts.jws', 'idempotency_keys.response', 'outbox.envelope'].map((column) => column.split('.'));

/**
 * Signed and sealed bytes hardly become smaller, and answers are kept for a week: to compress them took longer than to write
 * them. What is stored already stays as it is.
 */
export class Storage1764500000001 implements MigrationInterface {
  name = 'Storage1764500000001';

  up(runner: QueryRunner): Promise<void> {
    return store(runner, 'EXTERNAL');
  }

  down(runner: QueryRunner): Promise<void> {
    return store(runner, 'EXTENDED');
  }
}

async function store(runner: QueryRunner, how: 'EXTERNAL' | 'EXTENDED'): Promise<void> {
  for (const [table, column] of COLUMNS)
    await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET STORAGE ${how}`);
}
