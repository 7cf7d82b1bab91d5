import {
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  type DataSource,
  type EntityManager,
} from 'typeorm';
import pg from 'pg';

declare const open: unique symbol;

/** An open transaction. Writing methods require one as an argument, so nothing can be written beside it. */
export type Tx = EntityManager & { readonly [open]: true };

interface Course {
  /** What it has locked: to lock it again would be a message for nothing. */
  locked: Set<string>;
  /** What is to be done once it is committed. */
  after: (() => void)[];
}

const courses = new WeakMap<Tx, Course>();

/**
 * Runs `work` in one READ COMMITTED transaction: commits when it resolves, rolls back when it throws. What is `named` is
 * locked from the beginning, in that order, as by `lock`, with the very message that begins it: a busy database counts its
 * messages.
 *
 * @throws what `work` threw; an error when it passed over a statement that failed, since the server then rolls back; or the driver's error of the commit (then the outcome is unknown to the caller)
 */
export async function inTransaction<T>(
  source: DataSource,
  work: (tx: Tx) => Promise<T>,
  { named = [] }: { named?: readonly string[] } = {},
): Promise<T> {
  const runner = source.createQueryRunner();
  const tx = runner.manager as Tx;
  const course: Course = { locked: new Set(named), after: [] };
  courses.set(tx, course);
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    try {
      await client.query(['BEGIN', ...named.map((name) => lockOf(pg.escapeLiteral(name)))].join('; '));
      const result = await work(tx);
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT')
        throw new Error('a statement failed and was passed over: the transaction was rolled back');
      for (const next of course.after) next();
      return result;
    } catch (error) {
      // TypeORM lets go of a connection that is lost, and then only says that nobody has it any more.
      const lost = runner.isReleased && isReleasedError(error);
      await client.query('ROLLBACK').catch(() => discard(client));
      throw lost ? new Error('Connection terminated within a transaction', { cause: error }) : error;
    }
  } finally {
    await runner.release();
  }
}

/**
 * Has `next` called as soon as the transaction is committed, and never when it is rolled back or nobody knows. A process may
 * end in between, so it may only hurry what would come without it too. It must not throw.
 */
export const afterCommit = (tx: Tx, next: () => void): void => void courses.get(tx)?.after.push(next);

/** A connection that cannot even roll back is lost, and its transaction with it: the pool hands out none that is ending. */
const discard = (client: pg.PoolClient): void => void (client as unknown as pg.Client).end().catch(() => undefined);

const isReleasedError = (error: unknown): boolean =>
  error instanceof QueryRunnerProviderAlreadyReleasedError || error instanceof QueryRunnerAlreadyReleasedError;

/** A statement that is planned once per connection: `name` must be unique to its text. */
export interface Statement {
  name: string;
  text: string;
}

/** Runs a prepared statement on its own, which commits it. */
export async function runAlone<Row extends object>(
  source: DataSource,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const runner = source.createQueryRunner();
  try {
    return await run<Row>(runner.manager as Tx, statement, values);
  } finally {
    await runner.release();
  }
}

/** Runs a prepared statement inside the transaction and returns its rows. */
export async function run<Row extends object>(tx: Tx, statement: Statement, values: unknown[]): Promise<Row[]> {
  const client = (await tx.queryRunner!.connect()) as pg.PoolClient;
  const result = await client.query<Row>({ name: statement.name, text: statement.text, values });
  return result.rows;
}

/** Serialises everybody who works on the same thing until the transaction ends (an advisory lock on its name). */
export async function lock(tx: Tx, name: string): Promise<void> {
  const names = courses.get(tx)?.locked;
  if (names?.has(name)) return;
  await run(tx, lockStatement, [name]);
  names?.add(name);
}

const lockOf = (name: string): string => `SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;

const lockStatement: Statement = { name: 'advisory-lock', text: lockOf('$1') };
