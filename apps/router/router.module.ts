import { Module, type DynamicModule } from '@nestjs/common';
import type { Broker, BrokerServer } from '#transport';
import { NoticesService } from './notices.service.js';
import { OperationsController } from './operations.controller.js';
import { BROKER, CLOCK, KEY, SERVER, type Clock } from './parts.js';
import { RecipientsService } from './recipients.service.js';
import { RegisterService } from './register.service.js';
import { RouterConfig } from './router-config.js';
import { parseRouterKey } from './router-key.js';
import { RouterMetrics } from './router-metrics.js';
import { RoutingController } from './routing.controller.js';
import { RoutingService } from './routing.service.js';
import { SendersService } from './senders.service.js';

export interface RouterParts {
  broker: Broker;
  server: BrokerServer;
  clock: Clock;
}

/** The network's post office. */
@Module({})
export class RouterModule {
  static with(config: RouterConfig, { broker, server, clock }: RouterParts): DynamicModule {
    return {
      module: RouterModule,
      controllers: [RoutingController, OperationsController],
      providers: [
        { provide: RouterConfig, useValue: config },
        { provide: BROKER, useValue: broker },
        { provide: SERVER, useValue: server },
        { provide: CLOCK, useValue: clock },
        { provide: KEY, useValue: parseRouterKey(config.ROUTER_KEY) },
        RouterMetrics,
        RegisterService,
        SendersService,
        RecipientsService,
        NoticesService,
        RoutingService,
      ],
    };
  }
}
