import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, pageOf, type PageQuery } from '../cases/page-query.js';
import { Clock } from '../clock.js';

/** Longest text kept of one value, so that a flood of long refusals stays small. */
const LONGEST = 2_000;

/** What was refused, and why: the one thing that refused input may change. Codes are listed in docs/errors.md. */
@Injectable()
export class SecurityLog {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async record(code: string, subject: string, detail: Record<string, unknown>): Promise<void> {
    const short = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.slice(0, LONGEST) : value,
      ]),
    );
    await this.source.query('INSERT INTO security_log (id, at, code, subject, detail) VALUES ($1, $2, $3, $4, $5)', [
      randomUUID(),
      this.clock.now(),
      code,
      subject.slice(0, 200),
      JSON.stringify(short),
    ]);
  }

  /** Newest first. */
  async page({ cursor, limit }: PageQuery): Promise<{ items: object[]; nextCursor: string | null }> {
    const [before, last] = cursor ? decodeCursor(cursor, 2) : [null, null];
    const found = await this.source.query<{ id: string; at: Date }[]>(
      `SELECT id, at, code, subject, detail FROM security_log
        WHERE $1::timestamptz IS NULL OR (at, id) < ($1, $2::uuid) ORDER BY at DESC, id DESC LIMIT $3`,
      [before, last, limit + 1],
    );
    const page = pageOf(found, limit, ({ at, id }) => [at.toISOString(), id]);
    return { ...page, items: page.items.map(({ id: _, ...entry }) => entry) };
  }
}
