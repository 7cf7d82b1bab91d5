import type pg from 'pg';

const LEDGER = ['ledger_entries', 'ledger_details', 'ledger_sequence', 'ledger_unsequenced'];

/** Somebody who owns the database: no grant and no trigger stops him. What he did to the ledger can be taken back. */
export class Tamperer {
  private constructor(private readonly client: pg.PoolClient) {}

  static async on(owner: pg.Pool): Promise<Tamperer> {
    const tamperer = new Tamperer(await owner.connect());
    await tamperer.does('SET session_replication_role = replica');
    for (const table of LEDGER) await tamperer.does(`CREATE TEMP TABLE before_${table} AS TABLE ${table}`);
    return tamperer;
  }

  async does(sql: string, values: unknown[] = []): Promise<void> {
    await this.client.query(sql, values);
  }

  async restore(): Promise<void> {
    for (const table of LEDGER) {
      await this.does(`DELETE FROM ${table}`);
      await this.does(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE TABLE before_${table}`);
      await this.does(`DROP TABLE before_${table}`);
    }
    await this.does('SET session_replication_role = origin');
    this.client.release();
  }
}
