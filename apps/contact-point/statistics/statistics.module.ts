import { Module } from '@nestjs/common';
import { CasePages } from './case-pages.js';
import { LocalCounts } from './local-counts.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsService } from './statistics.service.js';

/** Figures for reviews, computed from the acts. Reads only. */
@Module({
  controllers: [StatisticsController],
  providers: [StatisticsService, CasePages, LocalCounts],
})
export class StatisticsModule {}
