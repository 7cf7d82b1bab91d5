import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { run, type Statement, type Tx } from '#database';
import type { EntityManager } from 'typeorm';

/** Where reading happens: in a transaction or beside all of them. */
export type Reader = Pick<EntityManager, 'query'>;

/**
 * Where the bytes of parts are. Everything about files goes through these three, a part at a time, so that larger
 * evidence can live in an object store: `put` there before the transaction's rows refer to it, `remove` after they no
 * longer do; what a lost transaction leaves behind is found by having no row.
 */
export abstract class PartStore {
  /** @returns the key by which they are read again */
  abstract put(tx: Tx, bytes: Uint8Array): Promise<string>;
  /** @throws Problem `part-missing` for a key of ours whose bytes are gone */
  abstract read(from: Reader, key: string): Promise<Buffer>;
  abstract remove(tx: Tx, keys: readonly string[]): Promise<void>;
}

/** A row for each part in this State's database: at most 512 KiB in memory, whatever the size of the file. */
@Injectable()
export class PostgresPartStore extends PartStore {
  async put(tx: Tx, bytes: Uint8Array): Promise<string> {
    const key = randomUUID();
    await run(tx, insertBytes, [key, bytes]);
    return key;
  }

  async read(from: Reader, key: string): Promise<Buffer> {
    const [row] = await from.query<{ bytes: Buffer }[]>('SELECT bytes FROM stored_parts WHERE id = $1', [key]);
    if (!row) throw new Problem('part-missing', 'bytes of a file that were stored are gone');
    return row.bytes;
  }

  async remove(tx: Tx, keys: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM stored_parts WHERE id = ANY ($1::uuid[])', [keys]);
  }
}

const insertBytes: Statement = { name: 'part-bytes', text: 'INSERT INTO stored_parts (id, bytes) VALUES ($1, $2)' };
