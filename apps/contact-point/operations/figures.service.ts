import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, databaseNow } from '../clock.js';

export interface Figures {
  unreceipted: number;
  undeliverable: number;
  overdue: number;
  unfired: number;
  unsequenced: number;
  quarantined: number;
}

const NOW = databaseNow('$1');

/**
 * Counts only: no reference, no name, no content. Each has an index that holds little more than what is counted: what is
 * sent on schedule has its next attempt, and of deadlines those that have not fired, or have fired in vain.
 */
const FIGURES = `SELECT
  (SELECT count(*) FROM outbox WHERE type = 'act' AND state = 'pending' AND next_attempt_at IS NOT NULL)::int AS unreceipted,
  ((SELECT count(*) FROM outbox WHERE state = 'undeliverable' AND next_attempt_at IS NOT NULL)
    + (SELECT count(*) FROM outbox WHERE state = 'refused' AND dismissed_at IS NULL))::int AS undeliverable,
  ((SELECT count(*) FROM deadlines WHERE fired_at IS NULL AND (ended IS NULL OR ended = 'late')
      AND ended IS NULL AND due_at <= ${NOW} AND on_due = 'miss')
    + (SELECT count(*) FROM deadlines WHERE fired_at IS NOT NULL AND ended IS NULL AND on_due = 'miss'
      AND due_at <= ${NOW}))::int AS overdue,
  (SELECT count(*) FROM deadlines WHERE fired_at IS NULL AND (ended IS NULL OR ended = 'late')
    AND due_at <= ${NOW} - interval '1 minute')::int AS unfired,
  (SELECT count(*) FROM ledger_unsequenced)::int AS unsequenced,
  (SELECT count(*) FROM quarantine)::int AS quarantined`;

/** Anybody near may ask for figures: however many do, the database is asked this often (ms). */
const KEPT = 1_000;

/** What an operator watches. */
@Injectable()
export class FiguresService {
  private kept: { at: number; figures: Promise<Figures> } | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  now(): Promise<Figures> {
    const at = performance.now();
    if (!this.kept || at - this.kept.at >= KEPT) this.kept = { at, figures: this.counted() };
    return this.kept.figures;
  }

  async databaseAnswers(): Promise<boolean> {
    return this.source.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  private async counted(): Promise<Figures> {
    const [figures] = await this.source.query<Figures[]>(FIGURES, [this.clock.offset]);
    return figures!;
  }
}
