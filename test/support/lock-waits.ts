import type pg from 'pg';
import { eventually } from './eventually.js';

/** Resolves when somebody waits for a lock in this database. */
export const somebodyWaits = (owner: pg.Pool): Promise<void> =>
  eventually(async () => {
    const { rowCount } = await owner.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rowCount === 0) throw new Error('nobody waits for a lock');
  });
