import type { LoggerService } from '@nestjs/common';

/**
 * Calls `work` again and again: at once when poked, otherwise every `interval` milliseconds, never twice at a time.
 * A failure is logged (once until it works again) and does not end the loop.
 */
export class Loop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  private failing = false;

  constructor(
    readonly name: string,
    private readonly interval: number,
    private readonly work: () => Promise<unknown>,
    private readonly logger: Pick<LoggerService, 'warn' | 'log'>,
  ) {}

  start(): void {
    this.stopped = false;
    this.poke();
  }

  poke(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.round().finally(() => {
      this.running = null;
      if (!this.stopped) this.schedule();
    });
  }

  /** Takes no new round; for work that has reached its end, called from within it. */
  end(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  /** Takes no new round and waits for the one under way. */
  async stop(): Promise<void> {
    this.end();
    await this.running;
  }

  private schedule(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.poke(), this.again ? 0 : this.interval);
  }

  private async round(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.work();
        if (this.failing) this.logger.log(`${this.name} works again`);
        this.failing = false;
      } catch (error) {
        if (!this.failing) this.logger.warn(`${this.name} fails and goes on trying`, error);
        this.failing = true;
      }
    }
  }
}
