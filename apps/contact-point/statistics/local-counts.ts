import { Injectable } from '@nestjs/common';
import type { Period } from '#convention';
import { DataSource } from 'typeorm';
import { IDLE, IS_HELD, IS_IDLE } from '../exchange/exchange.sql.js';

/** Counts are null where suppressed. */
export interface LocalFigures {
  counterpart: string;
  held: number | null;
  undeliverable: number | null;
  refused: number | null;
}

/** What the acts do not tell: how messages with each counterpart stand here now. The other side has other numbers. */
@Injectable()
export class LocalCounts {
  constructor(private readonly source: DataSource) {}

  /** Of acts stored in the period. Counts below `below` are null, except that none is none. */
  async of({ from, to }: Period, below: number | null): Promise<LocalFigures[]> {
    const found = await this.source.query<LocalFigures[]>(COUNTS, [from ?? '-infinity', to ?? 'infinity']);
    const cell = (count: number | null) => (below !== null && count !== 0 && Number(count) < below ? null : count);
    return found.map(({ counterpart, held, undeliverable, refused }) => ({
      counterpart,
      held: cell(held),
      undeliverable: cell(undeliverable),
      refused: cell(refused),
    }));
  }
}

/** Held as the exchange page counts it. */
const COUNTS = `SELECT counterpart, sum(held)::int AS held, sum(undeliverable)::int AS undeliverable, sum(refused)::int AS refused
  FROM (
    SELECT recipient AS counterpart, 0 AS held, (state = 'undeliverable')::int AS undeliverable, (state = 'refused')::int AS refused
      FROM outbox WHERE type = 'act' AND created_at >= $1::timestamptz AND created_at < $2::timestamptz
    UNION ALL
    SELECT i.sender, (${IS_HELD})::int, 0, 0 FROM ${IDLE}
      WHERE ${IS_IDLE} AND i.received_at >= $1::timestamptz AND i.received_at < $2::timestamptz
  ) messages GROUP BY counterpart ORDER BY counterpart`;
