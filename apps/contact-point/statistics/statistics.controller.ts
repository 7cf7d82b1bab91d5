import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../identity/current-officer.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('statistics')
@Controller('api/statistics')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService) {}

  /** Counts by kind, direction, urgency, counterpart and status. */
  @Needs('statistics.read')
  @Get()
  async counts() {
    return { items: await this.statistics.counts(), nextCursor: null };
  }
}
