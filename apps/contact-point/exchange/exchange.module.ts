import { Module } from '@nestjs/common';
import { UploadsModule } from '../attachments/uploads.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ExchangeController } from './exchange.controller.js';
import { Exchange } from './exchange.starter.js';
import { ExchangeService } from './exchange.service.js';
import { InboundController } from './inbound.controller.js';
import { Inbound } from './inbound.service.js';
import { Ingest } from './ingest.service.js';
import { PartIngest } from './part-ingest.service.js';
import { PartKeeper } from './part-keeper.service.js';
import { PartRelay } from './part-relay.service.js';
import { Quarantine } from './quarantine.service.js';
import { ReceiptWriter } from './receipt-writer.service.js';
import { Refusals } from './refusals.service.js';
import { Relay } from './relay.service.js';
import { Settlement } from './settlement.service.js';
import { Trust } from './trust.service.js';

/** Between the outbox and the broker, and between the broker and the cases. */
@Module({
  imports: [CasesModule, UploadsModule],
  controllers: [ExchangeController, InboundController],
  providers: [
    Exchange,
    ExchangeService,
    Inbound,
    Ingest,
    PartIngest,
    PartKeeper,
    PartRelay,
    Quarantine,
    ReceiptWriter,
    Refusals,
    Relay,
    Settlement,
    Trust,
  ],
  exports: [Exchange, Relay, Inbound, Ingest, PartKeeper, PartRelay, Settlement],
})
export class ExchangeModule {}
