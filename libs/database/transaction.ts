import type { DataSource, EntityManager } from 'typeorm';
import type pg from 'pg';

declare const open: unique symbol;

/** An open transaction. Writing methods require one as an argument, so nothing can be written beside it. */
export type Tx = EntityManager & { readonly [open]: true };

/**
 * Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it throws.
 *
 * @throws what `work` threw, or the driver's error of the commit (then the outcome is unknown to the caller)
 */
export function inTransaction<T>(source: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  return source.transaction((manager) => work(manager as Tx));
}

/** A statement that is planned once per connection: `name` must be unique to its text. */
export interface Statement {
  name: string;
  text: string;
}

/** Runs a prepared statement inside the transaction and returns its rows. */
export async function run<Row extends object>(tx: Tx, statement: Statement, values: unknown[]): Promise<Row[]> {
  const client = (await tx.queryRunner!.connect()) as pg.PoolClient;
  const result = await client.query<Row>({ name: statement.name, text: statement.text, values });
  return result.rows;
}

/** Serialises everybody who works on the same thing until the transaction ends (an advisory lock on its name). */
export async function lock(tx: Tx, name: string): Promise<void> {
  await run(tx, lockStatement, [name]);
}

const lockStatement: Statement = {
  name: 'advisory-lock',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
};
