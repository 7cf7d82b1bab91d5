import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Needs } from '../identity/current-officer.js';

/** Counts by kind, direction, urgency, counterpart and status. */
const COUNTS = `SELECT kind, CASE side WHEN 'requesting' THEN 'outgoing' ELSE 'incoming' END AS box,
    urgency, counterpart, status, count(*)::int AS cases
  FROM cases GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

@ApiTags('statistics')
@Controller('api/statistics')
export class StatisticsController {
  constructor(private readonly source: DataSource) {}

  @Needs('statistics.read')
  @Get()
  async counts() {
    return { items: await this.source.query(COUNTS), nextCursor: null };
  }
}
