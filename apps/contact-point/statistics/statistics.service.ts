import { Injectable } from '@nestjs/common';
import { Problem, Tally, type Period, type Row } from '#convention';
import { ContactPointConfig } from '../contact-point.config.js';
import { instantIn } from '../problems/instants.js';
import { CasePages } from './case-pages.js';
import { LocalCounts, type LocalFigures } from './local-counts.js';
import type { StatisticsQuery } from './statistics.dto.js';

/** A row as this contact point sees it. */
export interface SeenRow extends Row {
  counterpart: string;
  direction: 'incoming' | 'outgoing';
}

export interface Statistics {
  from: string | null;
  to: string | null;
  suppressBelow: number | null;
  items: SeenRow[];
  local: LocalFigures[];
  nextCursor: null;
}

/** The figures of this contact point: `items` from the acts alone, `local` from its own tables (docs/statistics.md). */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly pages: CasePages,
    private readonly local: LocalCounts,
    private readonly config: ContactPointConfig,
  ) {}

  /** @throws Problem `invalid-query` */
  async of(query: Omit<StatisticsQuery, 'format'>): Promise<Statistics> {
    const period = periodOf(query);
    const suppressBelow = query.suppress ?? null;
    const tally = new Tally(period);
    for await (const state of this.pages.since(period.from)) tally.add(state);
    return {
      from: period.from?.toISOString() ?? null,
      to: period.to?.toISOString() ?? null,
      suppressBelow,
      items: tally.rows(suppressBelow).map(({ figures, ...group }) => ({ ...group, ...this.seen(group), figures })),
      local: await this.local.of(period, suppressBelow),
      nextCursor: null,
    };
  }

  private seen({ requesting, requested }: Omit<Row, 'figures'>) {
    return requesting === this.config.STATE
      ? { counterpart: requested, direction: 'outgoing' as const }
      : { counterpart: requesting, direction: 'incoming' as const };
  }
}

function periodOf({ from, to }: { from?: string; to?: string }): Period {
  const period = { from: instantIn(from), to: instantIn(to) };
  if (period.from && period.to && period.from >= period.to)
    throw new Problem('invalid-query', 'from must be before to, which is the first instant that does not count');
  return period;
}
