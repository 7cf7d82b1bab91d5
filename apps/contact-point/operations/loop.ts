import type { LoggerService } from '@nestjs/common';

/** How long the same failure is not logged again (ms). */
const SILENCE = 5 * 60_000;

/** Of an error what can be compared and shown: its name and its stable code. */
export function kindOf(error: unknown): string {
  const { name = typeof error, code = '' } = (error ?? {}) as { name?: unknown; code?: unknown };
  return `${String(name)} ${String(code)}`.trim();
}

/** Whether the work should come to an end: asked between its steps. */
type Ended = () => boolean;

/** For work that is done outside a loop: to its end. */
export const never: Ended = () => false;

/**
 * Calls `work` again and again: at once when poked, otherwise every `interval` milliseconds, never twice at a time.
 * A failure does not end the loop. It is logged once, and again when it becomes another one, or after some minutes.
 */
export class Loop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  private failing: { kind: string; saidAt: number } | null = null;

  constructor(
    readonly name: string,
    private readonly interval: number,
    private readonly work: (ended: Ended) => Promise<unknown>,
    private readonly logger: Pick<LoggerService, 'warn' | 'log'>,
    private readonly now: () => number = () => performance.now(),
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

  /** Takes no new round and waits for the step under way of work that asks whether it should go on, else for all of it. */
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
        await this.work(() => this.stopped);
        if (this.failing) this.logger.log(`${this.name} works again`);
        this.failing = null;
      } catch (error) {
        this.failed(error);
      }
    }
  }

  private failed(error: unknown): void {
    const kind = kindOf(error);
    if (this.failing?.kind === kind && this.now() - this.failing.saidAt < SILENCE) return;
    this.failing = { kind, saidAt: this.now() };
    this.logger.warn(`${this.name} fails and goes on trying`, error);
  }
}
