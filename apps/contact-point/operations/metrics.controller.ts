import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Problem } from '#convention';
import { Public } from '../identity/current-officer.js';
import { Clock } from '../clock.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import { FiguresService, type Figures } from './figures.service.js';

const DAY = 24 * 3_600_000;

@ApiTags('operations')
@Public()
@Controller('metrics')
export class MetricsController {
  private readonly registry = new Registry();
  private readonly gauges: Record<keyof Figures, Gauge>;
  private readonly keyDays: Gauge;

  constructor(
    private readonly figures: FiguresService,
    private readonly directory: Directory,
    private readonly keys: StateKeys,
    private readonly clock: Clock,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gauges = {
      unreceipted: this.gauge('unreceipted_acts', 'Acts sent without a verified receipt'),
      undeliverable: this.gauge(
        'undeliverable_messages',
        'Messages the router or the recipient turned away, and nobody has dismissed',
      ),
      overdue: this.gauge('overdue_deadlines', 'Deadlines whose instant has passed unanswered'),
      unfired: this.gauge('unfired_deadlines', 'Deadlines that the clock should have fired a minute ago'),
      unsequenced: this.gauge('unsequenced_ledger_entries', 'Ledger entries waiting for their place'),
      quarantined: this.gauge('quarantined_messages', 'Messages set aside, and not dismissed'),
    };
    this.keyDays = this.gauge(
      'signing_key_days',
      'Days until the last of our valid signing keys ends; 0 when none is valid',
    );
  }

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async metrics(): Promise<string> {
    const figures = await this.figures.now();
    for (const name of Object.keys(this.gauges) as (keyof Figures)[]) this.gauges[name].set(figures[name]);
    this.keyDays.set(this.daysOfKey());
    return this.registry.metrics();
  }

  private daysOfKey(): number {
    try {
      const until = this.keys.signingUntil(this.directory.current());
      return until ? (until.getTime() - this.clock.now().getTime()) / DAY : 0;
    } catch (error) {
      if (error instanceof Problem && error.code === 'register-unavailable') return 0;
      throw error;
    }
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `rogatory_${name}`, help, registers: [this.registry] });
  }
}
