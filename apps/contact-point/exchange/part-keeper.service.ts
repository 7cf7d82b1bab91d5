import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isRestricted, Problem, restrictedMaterial, type Attachment, type Link } from '#convention';
import { inTransaction, lock, run, type Statement, type Tx } from '#database';
import { readAct, readPart, type PartPayload } from '#protocol';
import { DataSource } from 'typeorm';
import { CaseStore } from '../cases/case.store.js';
import { Clock } from '../clock.js';
import { PartStore } from '../attachments/part-store.js';
import { keepParts } from '../attachments/part-writer.service.js';
import { UPLOAD_LIFETIME } from '../attachments/uploads.service.js';
import { ReceiptWriter } from './receipt-writer.service.js';

/** Parts of one sender that wait for their acts: 32 MiB at most. */
const MAX_HELD = 64;

/** A part that was opened and verified. */
export interface PartArrival {
  payload: PartPayload;
  hash: string;
  jws: string;
  bytes: Buffer;
}

/** A part whose bytes are stored. */
type Kept = Pick<PartArrival, 'payload' | 'hash' | 'jws'> & { stored: string };

interface Expected {
  jws: string | null;
  counterpart: string | null;
  contents: object | null;
  links: readonly Link[] | null;
}

/** Keeps parts of files that another State sends: those of a known act for good, others for a day. */
@Injectable()
export class PartKeeper {
  constructor(
    private readonly source: DataSource,
    private readonly bytes: PartStore,
    private readonly cases: CaseStore,
    private readonly receipts: ReceiptWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the lock of the case. A part is kept with its inbox row, its receipt and, when it makes its file whole, a ledger
   * entry. One whose act has not come yet is held without a receipt: its sender has it and sends it again.
   *
   * @throws Problem `not-a-party`, `part-mismatch`, `restricted-material`, `parts-held-full`: for a negative receipt
   */
  async keep(tx: Tx, { bytes, ...arrival }: PartArrival): Promise<void> {
    const file = await this.fileOf(tx, arrival.payload);
    if (!file) return this.hold(tx, arrival, bytes);
    const gone = await run<{ stored: string }>(tx, dropHeld, [arrival.hash]);
    await this.bytes.remove(
      tx,
      gone.map(({ stored }) => stored),
    );
    const part = { ...arrival, stored: await this.bytes.put(tx, bytes) };
    await this.settle(tx, part, file, await this.completes(tx, part, file));
  }

  /**
   * Keeps what was held for acts of this case that are known now. What does not fit is dropped: it comes again, and gets
   * its refusal then.
   */
  async release(tx: Tx, caseId: string): Promise<void> {
    for (const { jws, hash, stored } of await run<Omit<Kept, 'payload'>>(tx, heldOf, [caseId])) {
      const part = { payload: readPart(jws), hash, jws, stored };
      const fits = await this.fits(tx, part);
      if (fits === 'not yet') continue;
      await run(tx, dropHeld, [hash]);
      if (fits === 'never') await this.bytes.remove(tx, [stored]);
      else await this.settle(tx, part, fits.file, fits.completes);
    }
  }

  /** Drops what was held for longer than a day, or by a clock that was ahead: it would be in the way until its day comes. */
  expire(): Promise<void> {
    const now = this.clock.now().getTime();
    const day = [now - UPLOAD_LIFETIME, now + UPLOAD_LIFETIME].map((at) => new Date(at));
    return inTransaction(this.source, async (tx) => {
      const gone = await run<{ stored: string }>(tx, dropOld, day);
      await this.bytes.remove(
        tx,
        gone.map(({ stored }) => stored),
      );
    });
  }

  /** @returns the file that the part belongs to; null while its act, or what opened the case, has not come */
  private async fileOf(tx: Tx, part: PartPayload): Promise<Attachment | null> {
    const [found] = await run<Expected>(tx, findExpected, [part.act, part.case]);
    const { jws, counterpart, contents, links } = found!;
    if (counterpart !== null && counterpart !== part.from)
      throw new Problem('not-a-party', 'the case is between other States');
    if (jws === null || contents === null) return null;
    const { code, message } = restrictedMaterial;
    if (isRestricted(contents, links ?? [])) throw new Problem(code, message);
    const act = readAct(jws);
    const file = act.attachments?.[part.attachment];
    const listed = file?.parts[part.part];
    const right = act.from === part.from && listed?.bytes === part.bytes && listed.sha256 === part.sha256;
    if (!file || !right) throw new Problem('part-mismatch', 'the act lists no such part');
    return file;
  }

  private async fits(tx: Tx, part: Kept): Promise<'not yet' | 'never' | { file: Attachment; completes: boolean }> {
    try {
      const file = await this.fileOf(tx, part.payload);
      return file ? { file, completes: await this.completes(tx, part, file) } : 'not yet';
    } catch (error) {
      if (error instanceof Problem && error.code !== 'part-missing') return 'never';
      throw error;
    }
  }

  /**
   * Whether the part makes its file whole. The digest of each part is right already; that of the whole is verified here,
   * once, by the last of them, before anything refers to it.
   *
   * @throws Problem `part-mismatch` for a second message with this part, or when the act signs digests that contradict
   */
  private async completes(tx: Tx, { payload, stored }: Kept, file: Attachment): Promise<boolean> {
    const known = await run<{ part: number; stored: string }>(tx, partsOf, [payload.act, payload.attachment]);
    if (known.some(({ part }) => part === payload.part))
      throw new Problem('part-mismatch', 'another message has brought this part');
    const parts = [...known, { part: payload.part, stored }].sort((a, b) => a.part - b.part);
    if (parts.length < file.parts.length) return false;
    const whole = createHash('sha256');
    for (const part of parts) whole.update(await this.bytes.read(tx, part.stored));
    if (whole.digest('hex') !== file.sha256) throw new Problem('part-mismatch', 'the whole file has another digest');
    return true;
  }

  private async settle(tx: Tx, part: Kept, file: Attachment, completes: boolean): Promise<void> {
    const { payload, hash, jws, stored } = part;
    const { case: caseId, from, act, attachment, urgency } = payload;
    const receipt = await this.receipts.positive({ message: hash, case: caseId, to: from, urgency });
    const place = { act, attachment, part: payload.part };
    await keepParts(tx, [{ message: hash, case_id: caseId, ...place, jws, stored, stored_at: receipt.at }]);
    const detail = { act, attachment, from, bytes: file.bytes, sha256: file.sha256 };
    const facts = [{ event: 'attachment-received', case: caseId, actor: `State:${from}`, detail }];
    const inbox = [{ id: hash, case_id: caseId, sender: from, receipt: receipt.jws, received_at: receipt.at }];
    const nothing = { row: null, acts: [], deadlines: null };
    const outbox = receipt.outboxRow ? [receipt.outboxRow] : [];
    await this.cases.write(tx, { ...nothing, inbox, outbox, facts: completes ? facts : [] });
  }

  private async hold(tx: Tx, { payload, hash, jws }: Omit<PartArrival, 'bytes'>, bytes: Buffer): Promise<void> {
    await lock(tx, `held:${payload.from}`);
    const [held] = await run<{ n: number; known: boolean }>(tx, countHeld, [payload.from, hash]);
    if (held!.known) return;
    if (held!.n >= MAX_HELD) throw new Problem('parts-held-full', 'too many parts wait here for their acts');
    const stored = await this.bytes.put(tx, bytes);
    await run(tx, insertHeld, [hash, payload.case, payload.from, jws, stored, this.clock.now()]);
  }
}

const findExpected: Statement = {
  name: 'part-expected',
  text: `SELECT (SELECT a.jws FROM acts a WHERE a.hash = $1 AND a.case_id = $2::uuid) AS jws, c.counterpart, c.contents, c.links
    FROM (SELECT 1) one LEFT JOIN cases c ON c.id = $2::uuid`,
};

const partsOf: Statement = {
  name: 'parts-of-file',
  text: 'SELECT part, stored FROM attachment_parts WHERE act = $1 AND attachment = $2',
};

/** Locked: what is about to be kept for good does not expire meanwhile. */
const heldOf: Statement = {
  name: 'held-of-case',
  text: 'SELECT message AS hash, jws, stored FROM held_parts WHERE case_id = $1 ORDER BY held_at, message FOR UPDATE',
};

const countHeld: Statement = {
  name: 'held-count',
  text: `SELECT count(*)::int AS n, coalesce(bool_or(message = $2), false) AS known FROM held_parts WHERE sender = $1`,
};

const insertHeld: Statement = {
  name: 'held-insert',
  text: 'INSERT INTO held_parts (message, case_id, sender, jws, stored, held_at) VALUES ($1, $2, $3, $4, $5, $6)',
};

const dropHeld: Statement = {
  name: 'held-drop',
  text: 'DELETE FROM held_parts WHERE message = $1 RETURNING stored',
};

const dropOld: Statement = {
  name: 'held-drop-old',
  text: `DELETE FROM held_parts WHERE message IN (
      SELECT message FROM held_parts WHERE held_at < $1 OR held_at > $2 FOR UPDATE SKIP LOCKED)
    RETURNING stored`,
};
