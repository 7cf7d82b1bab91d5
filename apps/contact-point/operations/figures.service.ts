import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Figures {
  unreceipted: number;
  undeliverable: number;
  overdue: number;
  unsequenced: number;
  quarantined: number;
}

/** Counts only: no reference, no name, no content. */
const FIGURES = `SELECT
  (SELECT count(*)::int FROM outbox WHERE type = 'act' AND state = 'pending') AS unreceipted,
  (SELECT count(*)::int FROM outbox WHERE state IN ('undeliverable', 'refused')) AS undeliverable,
  (SELECT count(*)::int FROM deadlines WHERE ended IS NULL AND due_at <= now() AND on_due = 'miss') AS overdue,
  (SELECT count(*)::int FROM ledger_unsequenced) AS unsequenced,
  (SELECT count(*)::int FROM quarantine) AS quarantined`;

/** What an operator watches. */
@Injectable()
export class FiguresService {
  constructor(private readonly source: DataSource) {}

  async now(): Promise<Figures> {
    const [figures] = await this.source.query<Figures[]>(FIGURES);
    return figures!;
  }

  async databaseAnswers(): Promise<boolean> {
    return this.source.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
