import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Public } from '../identity/current-officer.js';

interface Figures {
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

@ApiTags('operations')
@Public()
@Controller('metrics')
export class MetricsController {
  private readonly registry = new Registry();
  private readonly gauges: Record<keyof Figures, Gauge>;

  constructor(private readonly source: DataSource) {
    collectDefaultMetrics({ register: this.registry });
    this.gauges = {
      unreceipted: this.gauge('unreceipted_acts', 'Acts sent without a verified receipt'),
      undeliverable: this.gauge('undeliverable_messages', 'Messages the router or the recipient turned away'),
      overdue: this.gauge('overdue_deadlines', 'Deadlines whose instant has passed unanswered'),
      unsequenced: this.gauge('unsequenced_ledger_entries', 'Ledger entries waiting for their place'),
      quarantined: this.gauge('quarantined_messages', 'Messages set aside'),
    };
  }

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async metrics(): Promise<string> {
    const [figures] = await this.source.query<Figures[]>(FIGURES);
    for (const name of Object.keys(this.gauges) as (keyof Figures)[]) this.gauges[name].set(figures![name]);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `rogatory_${name}`, help, registers: [this.registry] });
  }
}
