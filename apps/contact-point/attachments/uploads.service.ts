import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isRestricted, Problem, restrictedMaterial, type Link } from '#convention';
import { inTransaction, lock, run, type Statement, type Tx } from '#database';
import { digestOf, MAX_ATTACHMENTS } from '#protocol';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { tooMany } from '../problems/too-many.js';
import { cut } from './cut.js';
import { PartStore } from './part-store.js';

/** How long a file waits for the act that sends it, milliseconds. */
export const UPLOAD_LIFETIME = 24 * 3_600_000;
/** Files of one officer that wait for their acts, in all cases. */
const MAX_WAITING = MAX_ATTACHMENTS;
/** Uploads that one process receives at the same time: each holds a part in memory. */
const MAX_AT_ONCE = 16;
/** Of these, so many of one officer, as a browser opens connections: nobody alone keeps the others from sending. */
const MAX_OF_OFFICER = 6;
/** Seconds after which another try is worth it. */
const PATIENCE = 5;

interface NewFile {
  caseId: string;
  name: string;
  type: string;
}

/** A file that waits for its act. */
export interface Upload {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  officer: string;
  createdAt: string;
}

/** Of an upload that is taken into an act. */
export interface WaitingFile {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  parts: { bytes: number; sha256: string; stored: string }[];
}

/** Files on their way from an officer's machine to an act: received part by part, kept for a day. */
@Injectable()
export class Uploads {
  /** Of which officers, each as often as files are received. */
  private readonly receiving: string[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly store: PartStore,
    private readonly ledger: LedgerWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a file while it is being received; the answer is given after its commit. No transaction is open while we wait
   * for the sender. What breaks off is removed at once, or by the clock.
   *
   * @throws Problem `attachments-too-large`, `too-many-uploads`, `too-many-requests`, `invalid-input` for an empty file
   */
  async receive(file: NewFile, body: AsyncIterable<Uint8Array>, officer: { id: string }): Promise<Upload> {
    const own = this.receiving.filter((id) => id === officer.id).length;
    if (this.receiving.length >= MAX_AT_ONCE || own >= MAX_OF_OFFICER)
      throw tooMany('too many files are being received', PATIENCE);
    this.receiving.push(officer.id);
    try {
      return await this.received(await this.begin(file, officer), file, body, officer);
    } finally {
      this.receiving.splice(this.receiving.indexOf(officer.id), 1);
    }
  }

  /** Of one case, oldest first. */
  list(caseId: string): Promise<Upload[]> {
    return this.source.query<Upload[]>(
      `SELECT id, name, type, bytes, sha256, officer_id AS officer, created_at AS "createdAt" FROM uploads
        WHERE case_id = $1 AND sha256 IS NOT NULL ORDER BY created_at, id`,
      [caseId],
    );
  }

  /** @throws Problem `upload-not-found` */
  async discard(caseId: string, id: string, officer: { id: string }): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      const [gone] = await this.remove(tx, [id], caseId);
      if (!gone) throw notFound();
      await this.ledger.write(tx, [discarded(gone, officer.id)]);
    });
  }

  /**
   * Takes files out of waiting for the act that is written in this transaction. They are in the order asked for.
   *
   * @throws Problem `upload-not-found` also for a file of another case, or one that another act has taken
   */
  async claim(tx: Tx, caseId: string, ids: readonly string[]): Promise<WaitingFile[]> {
    const files = await this.waiting(tx, caseId, ids);
    await tx.query('DELETE FROM uploads WHERE id = ANY ($1::uuid[])', [ids]);
    return files;
  }

  /** The same files, left where they are. @throws Problem `upload-not-found` */
  async waiting(tx: Tx, caseId: string, ids: readonly string[]): Promise<WaitingFile[]> {
    const found = await run<WaitingFile>(tx, lockUploads, [ids, caseId]);
    const byId = new Map(found.map((file) => [file.id, file]));
    const files = ids.flatMap((id) => byId.get(id) ?? []);
    if (files.length < ids.length) throw notFound();
    return files;
  }

  /** Removes what has waited for longer than a day. @returns how many */
  expire(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - UPLOAD_LIFETIME);
    return inTransaction(this.source, async (tx) => {
      const due = await tx.query<{ id: string }[]>(
        'SELECT id FROM uploads WHERE created_at < $1 ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED',
        [before],
      );
      if (due.length === 0) return 0;
      const gone = await this.remove(
        tx,
        due.map(({ id }) => id),
      );
      await this.ledger.write(
        tx,
        gone.map((upload) => discarded(upload, 'clock')),
      );
      return gone.length;
    });
  }

  private async begin({ caseId, name, type }: NewFile, officer: { id: string }): Promise<string> {
    const id = randomUUID();
    await inTransaction(this.source, async (tx) => {
      await lock(tx, `uploads:${officer.id}`);
      const [waiting] = await run<{ n: number }>(tx, countWaiting, [officer.id]);
      if (waiting!.n >= MAX_WAITING)
        throw new Problem('too-many-uploads', `${MAX_WAITING} files of yours wait for an act: send or delete some`);
      await run(tx, insertUpload, [id, caseId, officer.id, name, type, this.clock.now()]);
    });
    return id;
  }

  private async received(id: string, file: NewFile, body: AsyncIterable<Uint8Array>, officer: { id: string }) {
    try {
      const { bytes, sha256 } = await this.keep(id, body);
      return await this.finish(id, file, { bytes, sha256 }, officer);
    } catch (error) {
      // What cannot be removed now, because the database is away, the clock removes.
      await inTransaction(this.source, (tx) => this.remove(tx, [id])).catch(() => undefined);
      throw error;
    }
  }

  private async keep(id: string, body: AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
    const whole = createHash('sha256');
    let bytes = 0;
    let part = 0;
    for await (const piece of cut(body)) {
      whole.update(piece);
      bytes += piece.length;
      await inTransaction(this.source, async (tx) => {
        const stored = await this.store.put(tx, piece);
        await run(tx, insertPart, [id, part, piece.length, digestOf(piece), stored]);
      });
      part += 1;
    }
    if (bytes === 0) throw new Problem('invalid-input', 'the file is empty');
    return { bytes, sha256: whole.digest('hex') };
  }

  private async finish(id: string, { caseId, name, type }: NewFile, whole: Whole, officer: { id: string }) {
    const createdAt = await inTransaction(this.source, async (tx) => {
      const [row] = await run<{ created_at: Date }>(tx, completeUpload, [id, whole.bytes, whole.sha256]);
      if (!row) throw notFound();
      const detail = { upload: id, ...whole };
      await this.ledger.write(tx, [{ event: 'attachment-uploaded', case: caseId, actor: officer.id, detail }]);
      return row.created_at.toISOString();
    });
    return { id, name, type, ...whole, officer: officer.id, createdAt };
  }

  private async remove(tx: Tx, ids: readonly string[], caseId: string | null = null): Promise<Removed[]> {
    const gone = await run<Removed>(tx, lockRemoved, [ids, caseId]);
    await tx.query('DELETE FROM uploads WHERE id = ANY ($1::uuid[])', [gone.map(({ id }) => id)]);
    await this.store.remove(
      tx,
      gone.flatMap(({ stored }) => stored ?? []),
    );
    return gone;
  }
}

/** @throws Problem `restricted-material` when no file may be sent in a case with these contents and links */
export function checkFilesAllowed(contents: object, links: readonly Link[] = []): void {
  const { code, message, provision } = restrictedMaterial;
  if (isRestricted(contents, links)) throw new Problem(code, message, { details: { provision } });
}

interface Whole {
  bytes: number;
  sha256: string;
}

interface Removed {
  id: string;
  case_id: string;
  stored: string[] | null;
}

const notFound = (): Problem => new Problem('upload-not-found', 'no such file waits in this case');

const discarded = ({ id, case_id }: Removed, actor: string) => ({
  event: 'attachment-discarded',
  case: case_id,
  actor,
  detail: { upload: id },
});

const countWaiting: Statement = {
  name: 'uploads-count',
  text: 'SELECT count(*)::int AS n FROM uploads WHERE officer_id = $1',
};

const insertUpload: Statement = {
  name: 'upload-insert',
  text: 'INSERT INTO uploads (id, case_id, officer_id, name, type, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
};

const insertPart: Statement = {
  name: 'upload-part-insert',
  text: 'INSERT INTO upload_parts (upload_id, part, bytes, sha256, stored) VALUES ($1, $2, $3, $4, $5)',
};

const completeUpload: Statement = {
  name: 'upload-complete',
  text: 'UPDATE uploads SET bytes = $2, sha256 = $3 WHERE id = $1 RETURNING created_at',
};

const lockUploads: Statement = {
  name: 'uploads-lock',
  text: `SELECT u.id, u.name, u.type, u.bytes, u.sha256,
      (SELECT jsonb_agg(jsonb_build_object('bytes', p.bytes, 'sha256', p.sha256, 'stored', p.stored) ORDER BY p.part)
        FROM upload_parts p WHERE p.upload_id = u.id) AS parts
    FROM uploads u WHERE u.id = ANY ($1::uuid[]) AND u.case_id = $2 AND u.sha256 IS NOT NULL FOR UPDATE`,
};

const lockRemoved: Statement = {
  name: 'uploads-lock-removed',
  text: `SELECT u.id, u.case_id, (SELECT array_agg(p.stored) FROM upload_parts p WHERE p.upload_id = u.id) AS stored
    FROM uploads u WHERE u.id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR u.case_id = $2) FOR UPDATE`,
};
