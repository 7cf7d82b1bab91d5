import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '#convention';
import { runAlone, type Statement } from '#database';
import { outboundQueue, type Broker } from '#transport';
import { DataSource } from 'typeorm';
import type { OutboxRow } from '../cases/case.rows.js';
import { FIRST_WAIT, Outbox } from '../cases/outbox.service.js';
import { Clock } from '../clock.js';
import { mayTravel, Sealer } from '../directory/sealer.service.js';
import { Loop, never } from '../operations/loop.js';
import { Progress } from '../operations/progress.js';
import { BrokerHolder } from './broker-holder.js';
import { codeOfOthers, isDue } from './exchange.sql.js';

const BATCH = 100;

type Claimed = Pick<OutboxRow, 'id' | 'type' | 'recipient' | 'urgency' | 'envelope' | 'expires_at' | 'attempts'> & {
  /** Of an act that may have to be sealed anew. */
  jws: string | null;
};

/**
 * Carries outbox rows to the broker: what this process has just committed is handed over, what is due is claimed. Claiming a row sets its next attempt, which is also its lease: a relay that dies
 * leaves nothing behind. An act stays until its receipt is verified; a receipt goes once the broker has it, because its
 * act will ask for it again.
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger('relay');
  private readonly loop = new Loop('relay', 500, (ended) => this.drain(ended), this.logger);
  /** Receipts that the broker has. They go with the next claim, before they are due again; a crash sends them twice. */
  private readonly carried = new Set<string>();
  private readonly handed: Claimed[] = [];
  private readonly handing = new Loop('handing over', 60_000, () => this.carryHanded(), this.logger);

  constructor(
    private readonly source: DataSource,
    private readonly holder: BrokerHolder,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  start(progress: Progress): void {
    progress.onCommit('outbox', () => this.loop.poke());
    this.outbox.carryWith((rows) => this.hand(rows));
    this.handing.start();
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.outbox.carryWith(null);
    await Promise.all([this.handing.stop(), this.loop.stop()]);
  }

  /** What is too much for one batch is due when its first attempt is over. */
  private hand(rows: readonly OutboxRow[]): void {
    this.handed.push(...rows.slice(0, BATCH - this.handed.length).map((row) => ({ ...row, jws: null })));
    this.handing.poke();
  }

  private async carryHanded(): Promise<void> {
    if (this.handed.length > 0) await this.carry(this.holder.broker, this.handed.splice(0));
  }

  /** @throws Problem `broker-unavailable`: what was claimed is due again after the shortest wait */
  async drain(ended = never): Promise<void> {
    let claimed: Claimed[];
    do {
      claimed = await this.claim();
      if (claimed.length > 0) await this.carry(this.holder.broker, claimed);
    } while (claimed.length === BATCH && !ended());
  }

  private async claim(): Promise<Claimed[]> {
    const carried = [...this.carried];
    const claimed = await runAlone<Claimed>(this.source, claimDue, [this.clock.now(), BATCH, carried]);
    for (const id of carried) this.carried.delete(id);
    return claimed;
  }

  private async carry(broker: Broker, claimed: Claimed[]): Promise<void> {
    const ready = (await Promise.all(claimed.map((row) => this.current(row)))).filter((row) => row !== null);
    const outgoing = ready.map(({ type, envelope, urgency }) => ({
      message: { pattern: type, data: envelope },
      urgency,
    }));
    try {
      await broker.add(outboundQueue(this.sealer.state), outgoing);
    } catch (error) {
      await this.source.query(RELEASE, [ready.map(({ id }) => id), this.clock.now(), codeOf(error)]);
      throw error;
    }
    for (const { id, type } of ready) if (type === 'receipt') this.carried.add(id);
  }

  /**
   * The row with an envelope that its recipient can open today.
   *
   * @returns null when nobody could open or believe it: it says why and waits for its next attempt, the others go
   */
  private async current(row: Claimed): Promise<Claimed | null> {
    const now = this.clock.now();
    try {
      if (row.jws !== null) this.sealer.checkBelieved(row.jws);
      return row.jws !== null && this.isStale(row, now) ? await this.sealedAnew(row, row.jws) : row;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.source.query(WAITS_FOR, [row.id, error.code]);
      return null;
    }
  }

  /** Never sealed yet; or to be delivered no more, or not yet; or sent in vain, and its recipient has another key by now. */
  private isStale({ expires_at, attempts, recipient, envelope }: Claimed, now: Date): boolean {
    if (envelope === '' || !mayTravel(new Date(expires_at), now)) return true;
    return attempts > 1 && !this.sealer.isNewest(envelope, recipient);
  }

  /** The same signed bytes, so the same id; another envelope. */
  private async sealedAnew(row: Claimed, jws: string): Promise<Claimed> {
    const { envelope, expiresAt } = await this.sealer.seal({
      jws,
      cty: 'act',
      to: row.recipient,
      urgency: row.urgency,
    });
    await this.source.query(RESEAL, [row.id, envelope, expiresAt]);
    return { ...row, envelope };
  }
}

/**
 * For statements whose loss in a crash of the database only sends a message once more: their commit does not wait for
 * the disk, which a message would wait for as well.
 */
const LAZILY = `(SELECT set_config('synchronous_commit', 'off', true)) lazily`;

/**
 * Attempts come after 2 s, 5 s, 15 s, 60 s, 5 min, then hourly, for ever (design: rules behind the bars). $3: what the
 * broker has, and is forgotten.
 */
const claimDue: Statement = {
  name: 'outbox-claim',
  text: `WITH gone AS (DELETE FROM outbox USING ${LAZILY} WHERE id = ANY ($3))
    UPDATE outbox o SET attempts = o.attempts + 1, code = ${codeOfOthers('o')},
      next_attempt_at = $1::timestamptz + (ARRAY['${FIRST_WAIT} ms', '5s', '15s', '1min', '5min', '1h'])[least(o.attempts + 1, 6)]::interval
    FROM (SELECT id FROM outbox WHERE ${isDue('$1')} AND type <> 'part' AND id <> ALL ($3)
      ORDER BY CASE urgency WHEN 'emergency' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END, next_attempt_at
      LIMIT $2 FOR UPDATE SKIP LOCKED) due, ${LAZILY}
    WHERE o.id = due.id
    RETURNING o.id, o.type, o.recipient, o.urgency, o.envelope, o.expires_at, o.attempts,
      CASE WHEN o.attempts > 1 OR o.envelope = '' OR o.expires_at <= $1::timestamptz
        THEN (SELECT jws FROM acts a WHERE a.hash = o.id) END AS jws`,
};

/** The broker did not take them: due again soon, and the attempt does not count. What was settled meanwhile stays so. */
const RELEASE = `UPDATE outbox SET attempts = greatest(attempts - 1, 0), next_attempt_at = $2::timestamptz + interval '2s',
    code = coalesce(code, $3)
  WHERE id = ANY ($1) AND next_attempt_at IS NOT NULL`;

/** Why it does not go. What was settled meanwhile waits for nothing any more. */
export const WAITS_FOR = 'UPDATE outbox SET code = $2 WHERE id = $1 AND next_attempt_at IS NOT NULL';

/** The bytes of a receipted row are gone for good. */
const RESEAL = `UPDATE outbox SET envelope = $2, expires_at = $3 WHERE id = $1 AND state <> 'receipted'`;

const codeOf = (error: unknown): string => (error instanceof Problem ? error.code : 'internal-error');
