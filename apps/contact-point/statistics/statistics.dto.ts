import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsDateOrInstant } from '../problems/instants.js';

export class StatisticsQuery {
  /** The first instant at which a request that counts was submitted. */
  @IsOptional()
  @IsDateOrInstant()
  from?: string;

  /** The first instant that does not count any more. */
  @IsOptional()
  @IsDateOrInstant()
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
