import type { Broker } from '#transport';

const KEPT_FOR = 5_000;

/** How many messages a queue holds, asked at most every five seconds: it is asked for once per message that waits. */
export class Backlog {
  private known = 0;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly broker: Broker,
    private readonly queue: string,
    private readonly now: () => number,
  ) {}

  /** The last known number while the broker does not answer. */
  async depth(): Promise<number> {
    if (this.now() - this.askedAt < KEPT_FOR) return this.known;
    this.askedAt = this.now();
    try {
      this.known = await this.broker.depth(this.queue);
    } catch {
      // The message that asks is about to find out by itself that the broker is away.
      return this.known;
    }
    return this.known;
  }
}
