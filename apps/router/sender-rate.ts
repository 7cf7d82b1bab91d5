import type { Urgency } from '#convention';

const rank: Record<Urgency, number> = { emergency: 0, urgent: 1, routine: 2 };

interface Waiter {
  urgency: Urgency;
  cost: number;
  pass: () => void;
}

/**
 * Token bucket of one sender: a minute's worth may come at once, then they come at the rate. Who has to wait waits here,
 * the most urgent first; no other sender notices.
 */
export class SenderRate {
  private tokens: number;
  private filledAt: number;
  private readonly waiting: Waiter[] = [];
  private timer: NodeJS.Timeout | undefined;
  private open = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number,
  ) {
    this.tokens = perMinute;
    this.filledAt = now();
  }

  /** True when there were the tokens to take; who waits already goes first. What costs more than a minute's worth costs that. */
  tryTake(cost = 1): boolean {
    this.fill();
    if (this.open) return true;
    const due = this.due(cost);
    if (this.waiting.length > 0 || this.tokens < due) return false;
    this.tokens -= due;
    return true;
  }

  /** Resolves when the message may go on. */
  async take(urgency: Urgency, cost = 1): Promise<void> {
    if (this.tryTake(cost)) return;
    await new Promise<void>((pass) => {
      const behind = this.waiting.findIndex((other) => rank[other.urgency] > rank[urgency]);
      this.waiting.splice(behind === -1 ? this.waiting.length : behind, 0, { urgency, cost: this.due(cost), pass });
      this.schedule();
    });
  }

  /** Lets everybody pass, now and later: for shutting down, when those who wait hold messages. */
  release(): void {
    this.open = true;
    clearTimeout(this.timer);
    for (const { pass } of this.waiting.splice(0)) pass();
  }

  private fill(): void {
    const now = this.now();
    this.tokens = Math.min(this.perMinute, this.tokens + ((now - this.filledAt) * this.perMinute) / 60_000);
    this.filledAt = now;
  }

  private due(cost: number): number {
    return Math.min(cost, this.perMinute);
  }

  /** For whoever is first now: one put in front does not wait for what the one behind it costs. */
  private schedule(): void {
    clearTimeout(this.timer);
    const [next] = this.waiting;
    if (!next) return;
    const missing = Math.max(0, next.cost - this.tokens);
    this.timer = setTimeout(() => this.serve(), Math.ceil((missing * 60_000) / this.perMinute));
  }

  private serve(): void {
    this.fill();
    for (let next = this.waiting[0]; next && this.tokens >= next.cost; next = this.waiting[0]) {
      this.tokens -= next.cost;
      this.waiting.shift();
      next.pass();
    }
    this.schedule();
  }
}
