import { Module } from '@nestjs/common';
import { PartStore, PostgresPartStore } from './part-store.js';
import { PartWriter } from './part-writer.service.js';
import { Uploads } from './uploads.service.js';

/** Where bytes of files are kept, and how they become messages: what cases and exchange need of attachments. */
@Module({
  providers: [{ provide: PartStore, useClass: PostgresPartStore }, PartWriter, Uploads],
  exports: [PartStore, PartWriter, Uploads],
})
export class UploadsModule {}
