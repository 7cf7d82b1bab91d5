import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Needs } from '../identity/current-officer.js';
import { statisticsCsv } from './statistics.csv.js';
import { StatisticsQuery } from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('statistics')
@Controller('api/statistics')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  /** Cases, acts, grounds and times by kind, urgency and States, from the acts; as CSV for `Accept: text/csv`. */
  @Needs('statistics.read')
  @Get()
  async read(
    @Query() query: StatisticsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | string> {
    const answer = await this.statistics.of(query);
    response.vary('Accept');
    const format = query.format ?? request.accepts(['json', 'text/csv']);
    if (format !== 'csv' && format !== 'text/csv') return answer;
    response.type('text/csv; charset=utf-8; header=present').attachment('statistics.csv');
    return statisticsCsv(answer);
  }
}
