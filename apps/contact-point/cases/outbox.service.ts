import { Injectable } from '@nestjs/common';
import { afterCommit, type Tx } from '#database';
import type { OutboxRow } from './case.rows.js';

/** How long the first attempt to send a message has before the next one, milliseconds. */
export const FIRST_WAIT = 2_000;

type Carry = (rows: readonly OutboxRow[]) => void;

/**
 * The short way from a transaction to the relay of this process. What is sealed is written as being on its first attempt
 * already, and handed over once it is committed: nobody has to look for it. Whatever happens in between, it is due again
 * when that attempt's wait is over. The envelope of an act is not stored: should it be needed again, it is sealed anew.
 */
@Injectable()
export class Outbox {
  private carry: Carry | null = null;

  /** From now on, or, with null, no more: then rows are due at once to whoever looks. */
  carryWith(carry: Carry | null): void {
    this.carry = carry;
  }

  /** The rows as `tx` has to write them. */
  handing(tx: Tx, rows: readonly OutboxRow[]): readonly OutboxRow[] {
    const carry = this.carry;
    if (!carry || !rows.some(isReady)) return rows;
    const written = rows.map((row) => (isReady(row) ? onFirstAttempt(row) : row));
    afterCommit(tx, () => carry(rows.filter(isReady)));
    return written;
  }
}

/** Parts of files go at their own pace; what is not sealed yet waits for the register. */
const isReady = ({ type, envelope }: OutboxRow): boolean => type !== 'part' && envelope !== '';

const onFirstAttempt = (row: OutboxRow): OutboxRow => {
  const next = new Date(Date.parse(row.created_at) + FIRST_WAIT).toISOString();
  const envelope = row.type === 'act' ? '' : row.envelope;
  return { ...row, envelope, attempts: 1, next_attempt_at: next };
};
