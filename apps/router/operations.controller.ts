import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Broker } from '#transport';
import { BROKER } from './parts.js';
import { RegisterService } from './register.service.js';
import { RouterMetrics } from './router-metrics.js';

/** For who runs the router. */
@Controller()
export class OperationsController {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly register: RegisterService,
    private readonly metrics: RouterMetrics,
  ) {}

  @Get('livez')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 503 while the broker does not answer or there is no register: nothing is routed then. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Record<string, unknown>> {
    const broker = await this.broker.healthy();
    const register = this.version();
    const ready = broker && register !== null;
    response.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'not-ready', broker: broker ? 'ok' : 'broker-unavailable', register };
  }

  @Get('metrics')
  async metricsText(@Res() response: Response): Promise<void> {
    response.set('content-type', this.metrics.registry.contentType);
    response.send(await this.metrics.registry.metrics());
  }

  private version(): number | null {
    try {
      return this.register.current().version;
    } catch {
      return null;
    }
  }
}
