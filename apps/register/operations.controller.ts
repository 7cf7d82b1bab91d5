import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Problem } from '#convention';
import { RegisterMetrics } from './register-metrics.js';
import { RegisterService } from './register.service.js';

/** For who runs the server. */
@Controller()
export class OperationsController {
  constructor(
    private readonly register: RegisterService,
    private readonly metrics: RegisterMetrics,
  ) {}

  @Get('livez')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Ready also before the first publication: who is to publish it must reach the server. */
  @Get('readyz')
  async ready(): Promise<{ status: string; version: number | null }> {
    try {
      await this.register.checkStorage();
    } catch (cause) {
      throw new Problem('storage-unavailable', 'the folder of versions cannot be used', { retryable: true, cause });
    }
    return { status: 'ok', version: this.register.summaries()[0]?.version ?? null };
  }

  @Get('metrics')
  async metricsText(@Res() response: Response): Promise<void> {
    response.set('content-type', this.metrics.registry.contentType);
    response.send(await this.metrics.registry.metrics());
  }
}
