import { Injectable } from '@nestjs/common';
import type { Act } from '#convention';
import type { Tx } from '#database';
import { MAX_ATTACHED_BYTES, readAct } from '#protocol';
import { tooLarge } from '../attachments/cut.js';
import { listed, PartWriter } from '../attachments/part-writer.service.js';
import { checkFilesAllowed, Uploads } from '../attachments/uploads.service.js';
import { ActWriter, type NewAct } from './act-writer.service.js';
import type { ActRow, LoadedCase, OutboxRow } from './case.rows.js';

/** What one act puts into the tables of what is sent. */
export interface Sent {
  act: Act;
  actRow: ActRow;
  outbox: OutboxRow[];
}

/** An act with the files that belong to it. */
@Injectable()
export class ActSender {
  constructor(
    private readonly acts: ActWriter,
    private readonly uploads: Uploads,
    private readonly parts: PartWriter,
  ) {}

  /**
   * @param uploads ids of files that wait in the case, in the order in which the act is to list them
   * @throws Problem `upload-not-found`, `attachments-too-large`, `restricted-material`
   */
  async write(tx: Tx, loaded: LoadedCase, next: NewAct, uploads: readonly string[]): Promise<Sent> {
    if (uploads.length === 0) {
      const { act, actRow, outboxRow } = await this.acts.write(loaded, next);
      return { act, actRow, outbox: [outboxRow] };
    }
    checkFilesAllowed(next.terms ? next.contents : (loaded.row?.contents ?? {}));
    const files = await this.uploads.claim(tx, loaded.id, uploads);
    if (files.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_ATTACHED_BYTES) throw tooLarge();
    const { act, actRow, outboxRow } = await this.acts.write(loaded, { ...next, attachments: listed(files) });
    const parts = await this.parts.write(tx, readAct(actRow.jws), act.hash, files);
    return { act, actRow, outbox: [outboxRow, ...parts] };
  }
}
