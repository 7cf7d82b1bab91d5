import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Problem } from '#convention';
import type { RegisterView } from '#register';
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
  private readonly issued: Gauge;

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
    this.issued = this.gauge(
      'register_issued_timestamp_seconds',
      'When the register in use says it was issued; 0 while there is none',
    );
  }

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async metrics(): Promise<string> {
    const figures = await this.figures.now();
    for (const name of Object.keys(this.gauges) as (keyof Figures)[]) this.gauges[name].set(figures[name]);
    const register = this.register();
    this.keyDays.set(register ? this.daysOfKey(register) : 0);
    this.issued.set(register ? Date.parse(register.issuedAt) / 1000 : 0);
    return this.registry.metrics();
  }

  private daysOfKey(register: RegisterView): number {
    const until = this.keys.signingUntil(register);
    return until ? (until.getTime() - this.clock.now().getTime()) / DAY : 0;
  }

  private register(): RegisterView | null {
    try {
      return this.directory.current();
    } catch (error) {
      if (error instanceof Problem && error.code === 'register-unavailable') return null;
      throw error;
    }
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `rogatory_${name}`, help, registers: [this.registry] });
  }
}
