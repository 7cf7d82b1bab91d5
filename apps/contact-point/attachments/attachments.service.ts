import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { DataSource } from 'typeorm';
import type { CaseRow, LoadedCase } from '../cases/case.rows.js';
import { CasesService } from '../cases/cases.service.js';
import type { Officer } from '../identity/current-officer.js';
import { AuditTrail } from '../ledger/audit-trail.service.js';
import { PartStore } from './part-store.js';
import { attachmentViews, type AttachmentView } from './received.js';
import { checkFilesAllowed } from './uploads.service.js';

/** A file ready to be read, part by part. */
interface Download {
  file: AttachmentView;
  bytes: AsyncGenerator<Buffer>;
}

/** Files of acts, for officers: where they may be put, and how they are read. */
@Injectable()
export class Attachments {
  constructor(
    private readonly source: DataSource,
    private readonly cases: CasesService,
    private readonly store: PartStore,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws Problem `case-not-found`, `restricted-material` */
  async checkPlace(caseId: string): Promise<void> {
    const { contents, links } = (await this.find(caseId)).row;
    checkFilesAllowed(contents, links);
  }

  /** @throws Problem `case-not-found` */
  find(caseId: string): Promise<LoadedCase & { row: CaseRow }> {
    return this.cases.find(caseId);
  }

  /**
   * A whole file of an act. That it was read is in the ledger before the first byte goes out.
   *
   * @throws Problem `case-not-found`, `attachment-not-found`, `attachment-incomplete`
   */
  async download(caseId: string, act: string, index: number, officer: Officer): Promise<Download> {
    const { acts, received } = await this.find(caseId);
    const file = attachmentViews(acts, received).find((one) => one.act === act && one.index === index);
    if (!file) throw new Problem('attachment-not-found', 'this act has no such file');
    const keys = await this.keys(act, index);
    if (keys.length < file.parts)
      throw new Problem('attachment-incomplete', `${keys.length} of ${file.parts} parts have arrived`, {
        details: { received: keys.length, parts: file.parts },
      });
    await this.trail.read('attachment-downloaded', caseId, officer, { act, attachment: index, sha256: file.sha256 });
    return { file, bytes: this.read(keys, file.sha256) };
  }

  /** @throws Problem `part-damaged` before the last part when the bytes are not those that were signed */
  private async *read(keys: readonly string[], sha256: string): AsyncGenerator<Buffer> {
    const whole = createHash('sha256');
    for (const key of keys) {
      const part = await this.store.read(this.source, key);
      whole.update(part);
      if (key === keys.at(-1) && whole.digest('hex') !== sha256)
        throw new Problem('part-damaged', 'stored bytes are not those that the act signs');
      yield part;
    }
  }

  private async keys(act: string, index: number): Promise<string[]> {
    const rows = await this.source.query<{ stored: string }[]>(
      'SELECT stored FROM attachment_parts WHERE act = $1 AND attachment = $2 ORDER BY part',
      [act, index],
    );
    return rows.map(({ stored }) => stored);
  }
}
