import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/;
const message =
  '$property must be a date or an instant in UTC, of the years 1900 to 2999, such as 2026-03-01 or 2026-03-01T08:00:00Z';

export class StatisticsQuery {
  /** The first instant at which a request that counts was submitted. */
  @IsOptional()
  @Matches(INSTANT, { message })
  from?: string;

  /** The first instant that does not count any more. */
  @IsOptional()
  @Matches(INSTANT, { message })
  to?: string;

  /** Counts below this are hidden. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(1000)
  suppress?: number;

  /** Without it, what the Accept header prefers. */
  @IsOptional()
  @IsIn(['json', 'csv'])
  format?: 'json' | 'csv';
}
