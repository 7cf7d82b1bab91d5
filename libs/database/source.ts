import { DataSource, type DataSourceOptions } from 'typeorm';

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
}

/**
 * A data source with every timeout set: connecting 5 s, statement 15 s, lock 5 s, idle in transaction 15 s.
 * `synchronize` is never used: the schema comes from migrations alone.
 */
export function createSource(options: SourceOptions): DataSource {
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
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
    },
  });
}
