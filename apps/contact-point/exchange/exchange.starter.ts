import { Injectable, Logger, type INestApplication } from '@nestjs/common';
import { Loop } from '../operations/loop.js';
import type { Progress } from '../operations/progress.js';
import { BrokerHolder } from './broker-holder.js';
import { PartRelay } from './part-relay.service.js';
import { Relay } from './relay.service.js';

/**
 * Brings the exchange up when the broker can be reached. Until then officers work as ever, and what they submit waits in
 * the outbox: a contact point does not need a broker to start.
 */
@Injectable()
export class Exchange {
  private loop: Loop | null = null;

  constructor(
    private readonly holder: BrokerHolder,
    private readonly relay: Relay,
    private readonly parts: PartRelay,
  ) {}

  start(app: INestApplication, progress: Progress): void {
    this.loop = new Loop('the exchange', 2_000, () => this.bringUp(app, progress), new Logger('exchange'));
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop?.stop();
    await Promise.all([this.relay.stop(), this.parts.stop()]);
  }

  private async bringUp(app: INestApplication, progress: Progress): Promise<void> {
    await this.holder.broker.prepare();
    await app.startAllMicroservices();
    this.relay.start(progress);
    this.parts.start();
    this.loop?.end();
  }
}
