import { Global, Module } from '@nestjs/common';
import { CaseFeed } from './case-feed.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { EventsController } from './events.controller.js';
import { FiguresService } from './figures.service.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Progress } from './progress.js';
import { SecurityController } from './security.controller.js';
import { SecurityLog } from './security-log.js';

/** What operators and auditors look at, and what tells the loops to hurry. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [HealthController, MetricsController, SecurityController, EventsController],
  providers: [CaseFeed, FiguresService, Progress, SecurityLog],
  exports: [Progress, SecurityLog],
})
export class OperationsModule {}
