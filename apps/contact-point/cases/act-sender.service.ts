import { Injectable } from '@nestjs/common';
import type { Act, Attachment } from '#convention';
import type { Tx } from '#database';
import { MAX_ATTACHED_BYTES, readAct, type ActPayload } from '#protocol';
import { tooLarge } from '../attachments/cut.js';
import { listed, PartWriter } from '../attachments/part-writer.service.js';
import { checkFilesAllowed, Uploads, type WaitingFile } from '../attachments/uploads.service.js';
import { ActWriter, type NewAct } from './act-writer.service.js';
import { checkOwnRoom } from './case-room.js';
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
   * @throws Problem `upload-not-found`, `attachments-too-large`, `restricted-material`, `case-full`
   */
  async write(tx: Tx, loaded: LoadedCase, next: NewAct, uploads: readonly string[]): Promise<Sent> {
    if (uploads.length === 0) {
      const { act, actRow, outboxRow } = await this.signed(tx, loaded, next);
      return { act, actRow, outbox: [outboxRow] };
    }
    const files = await this.uploads.claim(tx, loaded.id, uploads);
    const attachments = attachable(loaded, next, files);
    const { act, actRow, outboxRow } = await this.signed(tx, loaded, { ...next, attachments });
    const parts = await this.parts.write(tx, readAct(actRow.jws), act.hash, files);
    return { act, actRow, outbox: [outboxRow, ...parts] };
  }

  private async signed(tx: Tx, loaded: LoadedCase, next: NewAct) {
    const written = await this.acts.write(tx, loaded, next);
    const { from, case: id } = written.act;
    await checkOwnRoom(tx, loaded.acts, { case: id, from, jws: written.actRow.jws }, next.officer.role);
    return written;
  }

  /** What would be signed, and nothing taken. @throws what `write` throws of the files */
  async unsigned(tx: Tx, loaded: LoadedCase, next: NewAct, uploads: readonly string[]): Promise<ActPayload> {
    if (uploads.length === 0) return this.acts.unsigned(loaded, next);
    const files = await this.uploads.waiting(tx, loaded.id, uploads);
    return this.acts.unsigned(loaded, { ...next, attachments: attachable(loaded, next, files) });
  }
}

function attachable(loaded: LoadedCase, next: NewAct, files: readonly WaitingFile[]): Attachment[] {
  checkFilesAllowed(next.terms ? next.contents : (loaded.row?.contents ?? {}), loaded.row?.links);
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_ATTACHED_BYTES) throw tooLarge();
  return listed(files);
}
