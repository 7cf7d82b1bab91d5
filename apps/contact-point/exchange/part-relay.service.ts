import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '#convention';
import { runAlone, type Statement } from '#database';
import { outboundQueue } from '#transport';
import { DataSource } from 'typeorm';
import { PartStore } from '../attachments/part-store.js';
import type { OutboxRow } from '../cases/case.rows.js';
import { Sealer } from '../directory/sealer.service.js';
import { Loop, never } from '../operations/loop.js';
import { Progress } from '../operations/progress.js';
import { BrokerHolder } from './broker-holder.js';
import { codeOfOthers, isDue, isUnderWay } from './exchange.sql.js';
import { WAITS_FOR } from './relay.service.js';

/** Parts under way to one State without a receipt: 6 MB on the broker, and what an act of equal urgency waits behind. */
const WINDOW = 8;

type Claimed = Pick<OutboxRow, 'id' | 'recipient' | 'urgency'> & { jws: string; stored: string };

/**
 * Carries due parts of files to the broker, one at a time and beside the relay of acts, so that no act waits for a file. A
 * part is sealed when it is sent: its bytes are stored once, and it has the recipient's newest key.
 */
@Injectable()
export class PartRelay {
  private readonly loop = new Loop('part relay', 1_000, (ended) => this.drain(ended), new Logger('part-relay'));

  constructor(
    private readonly source: DataSource,
    private readonly holder: BrokerHolder,
    private readonly sealer: Sealer,
    private readonly bytes: PartStore,
    private readonly progress: Progress,
  ) {}

  start(): void {
    this.progress.onCommit('parts', () => this.loop.poke());
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** @throws Problem `broker-unavailable`: what was claimed is due again after the shortest wait */
  async drain(ended = never): Promise<void> {
    while (!ended()) {
      const claimed = await runAlone<Claimed>(this.source, claimParts, [this.now(), WINDOW]);
      if (claimed.length === 0) return;
      for (const [index, part] of claimed.entries())
        await this.carry(
          part,
          claimed.slice(index).map(({ id }) => id),
        );
    }
  }

  /** The envelope of a part that waits, sealed anew. @throws Problem `unknown-state`, `party-suspended`, `signature-expired` */
  async sealed({ jws, recipient: to, urgency, stored }: Omit<Claimed, 'id'>): Promise<string> {
    this.sealer.checkBelieved(jws);
    const part = await this.bytes.read(this.source.manager, stored);
    return (await this.sealer.seal({ jws, cty: 'part', to, urgency, part })).envelope;
  }

  /** @param unsent the part and those claimed with it: all are due again when the broker is away */
  private async carry(part: Claimed, unsent: readonly string[]): Promise<void> {
    const envelope = await this.sealedOrWhy(part);
    if (envelope === null) return;
    const message = { pattern: 'part', data: envelope };
    try {
      await this.holder.broker.add(outboundQueue(this.sealer.state), [{ message, urgency: part.urgency }]);
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'internal-error';
      await this.source.query(RELEASE, [unsent, this.now(), code]);
      throw error;
    }
  }

  /** @returns null when nobody could open or believe it: it says why and waits for its next attempt, the others go */
  private async sealedOrWhy(part: Claimed): Promise<string | null> {
    try {
      return await this.sealed(part);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.source.query(WAITS_FOR, [part.id, error.code]);
      return null;
    }
  }

  private now(): Date {
    return this.progress.clock.now();
  }
}

/**
 * To each State at most as many as its window has room for. Attempts come after 10 s, 30 s, 2 min, 10 min, then hourly, for
 * ever: a part takes longer than an act, and what is sent twice costs more.
 */
const claimParts: Statement = {
  name: 'parts-claim',
  text: `WITH under_way AS (
      SELECT recipient, count(*) AS n FROM outbox
        WHERE type = 'part' AND ${isUnderWay('$1')} GROUP BY recipient),
    due AS (
      SELECT d.id, row_number() OVER (PARTITION BY d.recipient ORDER BY
          CASE d.urgency WHEN 'emergency' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END, d.next_attempt_at, d.created_at) AS place,
        $2 - coalesce(u.n, 0) AS room
      FROM outbox d LEFT JOIN under_way u ON u.recipient = d.recipient
      WHERE d.type = 'part' AND ${isDue('$1')}),
    picked AS (
      SELECT o.id FROM outbox o WHERE o.id IN (SELECT id FROM due WHERE place <= room)
        AND ${isDue('$1')} FOR UPDATE SKIP LOCKED)
    UPDATE outbox o SET attempts = o.attempts + 1, code = ${codeOfOthers('o')},
        next_attempt_at = $1::timestamptz + (ARRAY['10s', '30s', '2min', '10min', '1h'])[least(o.attempts + 1, 5)]::interval
      FROM picked, attachment_parts p WHERE o.id = picked.id AND p.message = o.id
      RETURNING o.id, o.recipient, o.urgency, p.jws, p.stored`,
};

/** The broker did not take them: due again soon, and the attempt does not count. */
const RELEASE = `UPDATE outbox SET attempts = greatest(attempts - 1, 0), next_attempt_at = $2::timestamptz + interval '2s',
    code = coalesce(code, $3)
  WHERE id = ANY ($1) AND next_attempt_at IS NOT NULL`;
