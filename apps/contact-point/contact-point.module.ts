import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DataSource } from 'typeorm';
import type { Broker } from '#transport';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { CasesModule } from './cases/cases.module.js';
import { Clock } from './clock.js';
import { ContactPointConfig } from './contact-point.config.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { BrokerHolder } from './exchange/broker-holder.js';
import { ExchangeModule } from './exchange/exchange.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { StatisticsModule } from './statistics/statistics.module.js';

/** What a process of the contact point is started with. */
export interface Foundations {
  config: ContactPointConfig;
  source: DataSource;
  broker: Broker;
  clock?: Clock;
}

/** One State's 24/7 contact point. The same code for every State; configuration says which. */
@Global()
@Module({})
export class ContactPointModule {
  static with({ config, source, broker, clock = new Clock() }: Foundations): DynamicModule {
    const foundations = [
      { provide: ContactPointConfig, useValue: config },
      { provide: DataSource, useValue: source },
      { provide: BrokerHolder, useValue: new BrokerHolder(broker) },
      { provide: Clock, useValue: clock },
    ];
    return {
      module: ContactPointModule,
      imports: [
        OperationsModule,
        IdentityModule,
        DirectoryModule,
        LedgerModule,
        CasesModule,
        ExchangeModule,
        AttachmentsModule,
        DeadlinesModule,
        StatisticsModule,
      ],
      providers: [...foundations, { provide: APP_FILTER, useClass: ProblemFilter }],
      exports: foundations,
    };
  }
}
