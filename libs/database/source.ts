import { DataSource, type DataSourceOptions } from 'typeorm';
import { ImpatientClient } from './impatient-client.js';

/** How long the server may work on a statement, and wait for a lock in it, milliseconds. */
export interface Limits {
  statement: number;
  lock: number;
}

const LIMITS: Limits = { statement: 15_000, lock: 5_000 };
/** How much longer than the server's own limit an answer may take until the server counts as gone, milliseconds. */
const SILENCE = 5_000;

export interface SourceOptions {
  url: string;
  /** Connections at most. */
  pool: number;
  /** Shown in pg_stat_activity. */
  name: string;
  entities?: DataSourceOptions['entities'];
  migrations?: DataSourceOptions['migrations'];
  /** Called for errors of idle connections (the server went away); the pool replaces them by itself. */
  onError?: (error: Error) => void;
  /** Unless given, 15 s and 5 s. */
  limits?: Limits;
}

/**
 * A data source with every timeout set: connecting 5 s, statement 15 s, lock 5 s, idle in transaction 15 s. The server
 * keeps them; should it fall silent, an answer is awaited for 5 s longer and its connection given up.
 * `synchronize` is never used: the schema comes from migrations alone.
 */
export function createSource(options: SourceOptions): DataSource {
  const { statement, lock } = options.limits ?? LIMITS;
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.name,
    entities: options.entities ?? [],
    migrations: options.migrations ?? [],
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    poolSize: options.pool,
    connectTimeoutMS: 5_000,
    poolErrorHandler: (error: Error) => options.onError?.(error),
    extra: {
      Client: ImpatientClient,
      statement_timeout: statement,
      lock_timeout: lock,
      idle_in_transaction_session_timeout: LIMITS.statement,
      query_timeout: statement + SILENCE,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
  });
}
