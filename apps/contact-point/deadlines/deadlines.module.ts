import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { Sweeper } from './sweeper.service.js';

/** The legal clocks: shown with their reasoning, and fired when due. */
@Module({
  imports: [CasesModule],
  controllers: [DeadlinesController],
  providers: [DeadlinesService, Sweeper],
  exports: [Sweeper],
})
export class DeadlinesModule {}
