import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.service.js';
import { CheckpointService } from './checkpoint.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerReader } from './ledger.reader.js';
import { LedgerWriter } from './ledger.writer.js';
import { Sequencer } from './sequencer.service.js';

/** The tamper-evident ledger: written by everybody in their own transaction, read by auditors. */
@Global()
@Module({
  controllers: [LedgerController],
  providers: [LedgerWriter, LedgerReader, AuditTrail, CheckpointService, Sequencer],
  exports: [LedgerWriter, LedgerReader, AuditTrail, Sequencer],
})
export class LedgerModule {}
