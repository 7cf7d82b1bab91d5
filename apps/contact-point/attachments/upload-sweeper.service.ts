import { Injectable, Logger } from '@nestjs/common';
import { Idempotency } from '../cases/idempotency.service.js';
import { Loop, never } from '../operations/loop.js';
import { PartKeeper } from '../exchange/part-keeper.service.js';
import { Uploads } from './uploads.service.js';

/** Removes files that nobody sent, and parts whose act never came, after a day, and answers to repeated requests after a week. */
@Injectable()
export class UploadSweeper {
  private readonly loop = new Loop('upload sweeper', 60_000, (ended) => this.sweep(ended), new Logger('uploads'));

  constructor(
    private readonly uploads: Uploads,
    private readonly parts: PartKeeper,
    private readonly idempotency: Idempotency,
  ) {}

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  async sweep(ended = never): Promise<void> {
    while ((await this.uploads.expire()) > 0 && !ended());
    await this.parts.expire();
    await this.idempotency.expire();
  }
}
