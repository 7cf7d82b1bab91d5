import type { DataSource } from 'typeorm';
import pg from 'pg';
import { scramVerifier } from './scram.js';
import type { Limits } from './source.js';

/** Any fixed number: whoever holds it is the one migrator. */
const MIGRATION_LOCK = 4_201_541;

/** For the source that migrates: an index over millions of rows takes its time; whoever is in the way is in use. */
export const MIGRATION_LIMITS: Limits = { statement: 600_000, lock: 5_000 };

/**
 * Applies pending migrations as the schema's owner, one migrator at a time, each migration in its own transaction.
 *
 * @param owner with `MIGRATION_LIMITS`: migrations run on connections of its own making
 * @returns names of the migrations that were applied
 */
export async function migrate(owner: DataSource): Promise<string[]> {
  if (!owner.isInitialized) await owner.initialize();
  const guard = owner.createQueryRunner();
  try {
    await guard.query(`SET lock_timeout = '60s'`);
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await owner.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).finally(() => guard.release());
  }
}

/**
 * Makes the role that the application signs in with, when it is missing, and sets its password.
 * The role owns nothing and gets only what `grants` says (statements with `:role` in the place of its name).
 */
export async function ensureRole(owner: DataSource, applicationUrl: string, grants: readonly string[]): Promise<void> {
  const { username, password } = new URL(applicationUrl);
  const role = pg.escapeIdentifier(decodeURIComponent(username));
  const secret = pg.escapeLiteral(scramVerifier(decodeURIComponent(password)));
  await owner.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const known = await tx.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [decodeURIComponent(username)]);
    // Only a superuser may name NOSUPERUSER when altering, and the schema's owner is none.
    if (known.length === 0)
      await tx.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${secret}`);
    else await tx.query(`ALTER ROLE ${role} LOGIN PASSWORD ${secret}`);
    for (const grant of grants) await tx.query(grant.replaceAll(':role', () => role));
  });
}
