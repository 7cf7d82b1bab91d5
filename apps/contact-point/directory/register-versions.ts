import type { RegisterStore } from '#register';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.js';

interface Row {
  version: number;
  jws: string;
}

/** Versions of the register in the database. Kept for ever: which keys were valid on a day must stay provable. */
export class RegisterVersions implements RegisterStore {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One at a time: each has up to two megabytes, and hardly ever is a second one asked for. */
  async *load(): AsyncGenerator<string> {
    for (let row = await this.newestBelow(null); row; row = await this.newestBelow(row.version)) yield row.jws;
  }

  /** @throws Error when another register of this version is kept: one of an earlier anchor, which stays */
  async save(jws: string, version: number): Promise<void> {
    await this.source.query('INSERT INTO register_versions VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING', [
      version,
      jws,
      this.clock.now(),
    ]);
    if ((await this.text(version)) !== jws) throw new Error(`another register of version ${version} is kept`);
  }

  /** The version as it was signed; null when it was never held here. */
  async text(version: number): Promise<string | null> {
    const [row] = await this.source.query<Row[]>('SELECT jws FROM register_versions WHERE version = $1', [version]);
    return row?.jws ?? null;
  }

  private async newestBelow(version: number | null): Promise<Row | undefined> {
    const [row] = await this.source.query<Row[]>(
      `SELECT version, jws FROM register_versions WHERE $1::integer IS NULL OR version < $1
       ORDER BY version DESC LIMIT 1`,
      [version],
    );
    return row;
  }
}
