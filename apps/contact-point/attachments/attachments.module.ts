import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { Attachments } from './attachments.service.js';
import { UploadSweeper } from './upload-sweeper.service.js';
import { UploadsModule } from './uploads.module.js';

/** Files of acts, as officers handle them. */
@Module({
  imports: [CasesModule, ExchangeModule, UploadsModule],
  controllers: [AttachmentsController],
  providers: [Attachments, UploadSweeper],
  exports: [UploadSweeper],
})
export class AttachmentsModule {}
