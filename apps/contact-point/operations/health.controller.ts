import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { BrokerHolder } from '../exchange/broker-holder.js';
import { Public } from '../identity/current-officer.js';
import { Directory } from '../directory/directory.service.js';
import { StateKeys } from '../directory/state-keys.js';
import { FiguresService } from './figures.service.js';

type Check = 'up' | 'down';

@ApiTags('operations')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly figures: FiguresService,
    private readonly holder: BrokerHolder,
    private readonly directory: Directory,
    private readonly keys: StateKeys,
  ) {}

  /** The process answers. */
  @Get('livez')
  live() {
    return { status: 'up' };
  }

  /**
   * It can do its work: the database answers and a register has been verified. A broker that is away only delays; without a
   * signing key that is valid now nobody can act, and without the sealing key that others use now nothing comes in, but what
   * is there can be read.
   */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response) {
    const [database, broker] = await Promise.all([this.database(), this.broker()]);
    const register = this.register();
    const ready = database === 'up' && register === 'up';
    response.status(ready ? 200 : 503);
    return { status: ready ? 'up' : 'down', checks: { database, register, broker, keys: this.usable() } };
  }

  private async database(): Promise<Check> {
    return (await this.figures.databaseAnswers()) ? 'up' : 'down';
  }

  private async broker(): Promise<Check> {
    return (await this.holder.broker.healthy()) ? 'up' : 'down';
  }

  private usable(): Check {
    try {
      const register = this.directory.current();
      return this.keys.signingUntil(register) && this.keys.opens(register) ? 'up' : 'down';
    } catch {
      return 'down';
    }
  }

  private register(): Check {
    try {
      this.directory.current();
      return 'up';
    } catch {
      return 'down';
    }
  }
}
