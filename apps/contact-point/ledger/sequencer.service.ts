import { Injectable, Logger } from '@nestjs/common';
import { inTransaction, run, runAlone, type Statement, type Tx } from '#database';
import { chainHash, GENESIS, leafHash } from '#ledger';
import { DataSource } from 'typeorm';
import { Loop, never } from '../operations/loop.js';

const BATCH = 1_000;

/** How long entries may gather before they are placed together (ms): one by one, placing costs as much as writing. */
export const GATHER = 100;

/** How often to look for entries that another process left behind (ms). */
const LOOK = 500;

interface Waiting {
  entry_id: string;
  body: string;
}

/**
 * Gives entries their contiguous place and hash, right after their commit.
 * Chaining inside the writing transaction would hold a lock through every commit (ADR 0004).
 */
@Injectable()
export class Sequencer {
  private readonly loop = new Loop('sequencer', LOOK, (ended) => this.sequence(ended), new Logger('sequencer'));
  private gathering: NodeJS.Timeout | undefined;

  constructor(private readonly source: DataSource) {}

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    clearTimeout(this.gathering);
    return this.loop.stop();
  }

  /** Something was committed: place it soon, with what is committed meanwhile. */
  poke(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.loop.poke();
    }, GATHER);
  }

  /** Places everything that waits; safe to run in several processes, one at a time gets to work. */
  async sequence(ended = never): Promise<number> {
    let placed: number;
    let total = 0;
    do {
      placed = await this.placeAny();
      total += placed;
    } while (placed === BATCH && !ended());
    return total;
  }

  private async placeAny(): Promise<number> {
    const [any] = await runAlone<Waiting>(this.source, readWaiting, [1]);
    return any ? inTransaction(this.source, (tx) => this.placeBatch(tx), { named: ['ledger-head'] }) : 0;
  }

  private async placeBatch(tx: Tx): Promise<number> {
    const waiting = await run<Waiting>(tx, readWaiting, [BATCH]);
    if (waiting.length === 0) return 0;
    const [head] = await run<{ sequence: string; hash: string }>(tx, readHead, []);
    const first = Number(head?.sequence ?? 0) + 1;
    let hash: Buffer = head ? Buffer.from(head.hash, 'base64url') : GENESIS;
    const rows = waiting.map(({ entry_id, body }, index) => {
      hash = chainHash(hash, leafHash(body));
      return { sequence: first + index, entry_id, hash: hash.toString('base64url') };
    });
    await run(tx, place, [JSON.stringify(rows)]);
    return rows.length;
  }
}

/** Not a join: planned while the tables are young and then kept, a join would read the whole ledger every time. */
const readWaiting: Statement = {
  name: 'ledger-waiting',
  text: `SELECT w.entry_id, (SELECT e.body FROM ledger_entries e WHERE e.id = w.entry_id) AS body
           FROM ledger_unsequenced w ORDER BY w.arrival LIMIT $1`,
};

const readHead: Statement = {
  name: 'ledger-head',
  text: 'SELECT sequence, hash FROM ledger_sequence ORDER BY sequence DESC LIMIT 1',
};

const place: Statement = {
  name: 'ledger-place',
  text: `WITH rows AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(sequence bigint, entry_id uuid, hash text)),
    placed AS (INSERT INTO ledger_sequence SELECT sequence, entry_id, hash, clock_timestamp() FROM rows)
    DELETE FROM ledger_unsequenced w USING rows WHERE w.entry_id = rows.entry_id`,
};
