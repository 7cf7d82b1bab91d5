import { Injectable } from '@nestjs/common';
import type { Attachment } from '#convention';
import { run, type Statement, type Tx } from '#database';
import { signPart, urgencyOfParts, type ActPayload, type PartPayload } from '#protocol';
import type { OutboxRow } from '../cases/case.rows.js';
import { outboxRow } from '../cases/act-writer.service.js';
import { Clock } from '../clock.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import type { WaitingFile } from './uploads.service.js';

/** A row of `attachment_parts`: one part of a file, sent or received. */
export interface AttachmentPartRow {
  message: string;
  case_id: string;
  act: string;
  attachment: number;
  part: number;
  jws: string;
  stored: string;
  stored_at: string;
}

/** The files of an act as the act lists them. */
export const listed = (files: readonly WaitingFile[]): Attachment[] =>
  files.map(({ name, type, bytes, sha256, parts }) => ({
    name,
    type,
    bytes,
    sha256,
    parts: parts.map((part) => ({ bytes: part.bytes, sha256: part.sha256 })),
  }));

/** Makes the messages that carry an act's files, to be stored in the transaction of the act. */
@Injectable()
export class PartWriter {
  constructor(
    private readonly directory: Directory,
    private readonly keys: StateKeys,
    private readonly clock: Clock,
  ) {}

  /** @returns rows of the outbox, not sealed yet: the relay seals a part when it sends it, so its bytes are stored once */
  async write(tx: Tx, act: ActPayload, hash: string, files: readonly WaitingFile[]): Promise<OutboxRow[]> {
    const rows = (await Promise.all(files.map((file, index) => this.partsOf(act, hash, file, index)))).flat();
    await keepParts(tx, rows);
    const now = this.clock.now();
    const urgency = urgencyOfParts(act.urgency);
    return rows.map(({ message, case_id }) =>
      outboxRow({ id: message, type: 'part', case_id, recipient: act.to, urgency, envelope: '' }, now, now),
    );
  }

  private partsOf(act: ActPayload, hash: string, file: WaitingFile, attachment: number): Promise<AttachmentPartRow[]> {
    const key = this.keys.signing(this.directory.current());
    const { case: caseId, from, to, at } = act;
    const urgency = urgencyOfParts(act.urgency);
    const stored_at = this.clock.now().toISOString();
    return Promise.all(
      file.parts.map(async ({ bytes, sha256, stored }, part) => {
        const place = { act: hash, attachment, part };
        const payload: PartPayload = { v: 1, case: caseId, from, to, urgency, ...place, bytes, sha256, at };
        const signed = await signPart(payload, key);
        return { message: signed.hash, case_id: caseId, ...place, jws: signed.jws, stored, stored_at };
      }),
    );
  }
}

export async function keepParts(tx: Tx, rows: readonly AttachmentPartRow[]): Promise<void> {
  await run(tx, insertParts, [JSON.stringify(rows)]);
}

const insertParts: Statement = {
  name: 'attachment-parts-insert',
  text: 'INSERT INTO attachment_parts SELECT * FROM jsonb_populate_recordset(NULL::attachment_parts, $1::jsonb)',
};
