import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** What the injected fault looks like to the application: a connection that broke. */
export class InjectedFault extends Error {
  readonly code = 'ECONNRESET';

  constructor(readonly statement: string) {
    super(`injected fault at: ${statement.slice(0, 60)}`);
  }
}

type Query = (...args: unknown[]) => unknown;

/**
 * Breaks the n-th statement that a data source sends to its real database: before it is sent, or after the database has
 * carried it out but before the application learns of it.
 */
export class StatementFaults {
  /** Whether there was an n-th statement to break. */
  struck = false;
  private count = 0;
  private failAt = 0;
  private moment: 'before' | 'after' = 'before';
  private readonly wrapped = new WeakSet<object>();

  constructor(source: DataSource) {
    const pool = (source.driver as unknown as { master: pg.Pool }).master;
    pool.on('acquire', (client) => this.wrap(client));
  }

  /** Runs `work` and says how many statements it sent. */
  async counting(work: () => Promise<unknown>): Promise<number> {
    this.count = 0;
    this.failAt = 0;
    await work();
    return this.count;
  }

  /** Runs `work` with the n-th statement broken. */
  async breaking<T>(n: number, moment: 'before' | 'after', work: () => Promise<T>): Promise<T> {
    this.count = 0;
    this.failAt = n;
    this.moment = moment;
    this.struck = false;
    try {
      return await work();
    } finally {
      this.failAt = 0;
    }
  }

  private wrap(client: pg.PoolClient): void {
    if (this.wrapped.has(client)) return;
    this.wrapped.add(client);
    const target = client as unknown as { query: Query };
    const query = target.query.bind(client) as Query;
    target.query = (...args) => this.query(query, args);
  }

  /** pg is called both with a callback as the last argument and for a promise. */
  private query(query: Query, args: unknown[]): unknown {
    this.count += 1;
    if (this.count !== this.failAt) return query(...args);
    this.struck = true;
    const fault = new InjectedFault(textOf(args[0]));
    const done = args.at(-1);
    if (typeof done !== 'function') {
      const sent = this.moment === 'after' ? Promise.resolve(query(...args)) : Promise.resolve();
      return sent.then(() => Promise.reject(fault));
    }
    const fail = () => (done as (error: Error) => void)(fault);
    if (this.moment === 'after') return query(...args.slice(0, -1), fail);
    return setImmediate(fail);
  }
}

const textOf = (query: unknown): string => (typeof query === 'string' ? query : (query as { text: string }).text);
