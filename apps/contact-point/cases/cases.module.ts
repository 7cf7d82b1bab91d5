import { Module } from '@nestjs/common';
import { UploadsModule } from '../attachments/uploads.module.js';
import { DocumentDesk } from '../documents/document-desk.service.js';
import { DocumentsController } from '../documents/documents.controller.js';
import { Documents } from '../documents/documents.service.js';
import { PoliciesController } from '../procedures/policies.controller.js';
import { ProceduresController } from '../procedures/procedures.controller.js';
import { ActRecorder } from './act-recorder.service.js';
import { ActSender } from './act-sender.service.js';
import { ActWriter } from './act-writer.service.js';
import { CaseDesk } from './case-desk.service.js';
import { CaseRules } from './case-rules.service.js';
import { CaseSearch } from './case.search.js';
import { CaseStore } from './case.store.js';
import { CaseTrail } from './case-trail.service.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { Idempotency } from './idempotency.service.js';
import { Outbox } from './outbox.service.js';
import { Timeline } from './timeline.service.js';

/** Requests, the acts on them, and what can be read of them. */
@Module({
  imports: [UploadsModule],
  controllers: [CasesController, DocumentsController, PoliciesController, ProceduresController],
  providers: [
    CasesService,
    CaseDesk,
    CaseStore,
    CaseSearch,
    CaseRules,
    CaseTrail,
    ActRecorder,
    ActSender,
    ActWriter,
    Documents,
    DocumentDesk,
    Outbox,
    Timeline,
    Idempotency,
  ],
  exports: [CasesService, CaseStore, CaseTrail, Idempotency, Outbox],
})
export class CasesModule {}
