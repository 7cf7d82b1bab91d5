// Postgres for the apps that have tables: data sources with every timeout set, migrations under a lock, the role that
// may only add to what is append-only, and the transaction type that writing methods require.
// Must not know any table, any app or any other library.
export { createSource, type Limits, type SourceOptions } from './source.js';
export { ensureRole, migrate, MIGRATION_LIMITS } from './migrate.js';
export { afterCommit, inTransaction, lock, run, runAlone, type Statement, type Tx } from './transaction.js';
