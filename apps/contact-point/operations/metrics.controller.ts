import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Public } from '../identity/current-officer.js';
import { FiguresService, type Figures } from './figures.service.js';

@ApiTags('operations')
@Public()
@Controller('metrics')
export class MetricsController {
  private readonly registry = new Registry();
  private readonly gauges: Record<keyof Figures, Gauge>;

  constructor(private readonly figures: FiguresService) {
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
    const figures = await this.figures.now();
    for (const name of Object.keys(this.gauges) as (keyof Figures)[]) this.gauges[name].set(figures[name]);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `rogatory_${name}`, help, registers: [this.registry] });
  }
}
