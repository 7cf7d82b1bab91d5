import { Inject, Injectable } from '@nestjs/common';
import type { Urgency } from '#convention';
import { outboundQueue, type Broker } from '#transport';
import { Backlog } from './backlog.js';
import { BROKER } from './parts.js';
import { RouterConfig } from './router-config.js';
import { RouterMetrics } from './router-metrics.js';
import { SenderRate } from './sender-rate.js';

/** With more than this many minutes of work waiting, routine messages are given back rather than made to wait. */
const FAR_BEHIND_MINUTES = 10;

/** Characters of a message that one token pays for. */
const TOKEN = 65_536;

/** Tokens that a message costs its sender. */
export const costOf = (length: number): number => Math.max(1, Math.ceil(length / TOKEN));

interface Sender {
  rate: SenderRate;
  backlog: Backlog;
}

/** How fast each State may send. */
@Injectable()
export class SendersService {
  private readonly senders = new Map<string, Sender>();
  private released = false;

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly config: RouterConfig,
    private readonly metrics: RouterMetrics,
  ) {}

  /**
   * Waits for the sender's turn, which costs a token per 64 Ki characters. A sender above its rate waits; one that is ten minutes behind and sends on gets its
   * routine messages back, so that its queue stays short enough for the urgent ones. Those are never given back.
   *
   * @returns false when the message is to be given back
   */
  async admit(sender: string, urgency: Urgency, length: number): Promise<boolean> {
    const { rate, backlog } = this.of(sender);
    const cost = costOf(length);
    if (rate.tryTake(cost)) return true;
    this.metrics.waited(sender);
    const much = this.config.ROUTER_RATE_PER_MINUTE * FAR_BEHIND_MINUTES;
    if (urgency === 'routine' && (await backlog.depth()) > much) return false;
    await rate.take(urgency, cost);
    return true;
  }

  /** For shutting down: nobody waits any more. */
  release(): void {
    this.released = true;
    for (const { rate } of this.senders.values()) rate.release();
  }

  private of(state: string): Sender {
    const known = this.senders.get(state);
    if (known) return known;
    const now = () => performance.now();
    const rate = new SenderRate(this.config.ROUTER_RATE_PER_MINUTE, now);
    if (this.released) rate.release();
    const sender = { rate, backlog: new Backlog(this.broker, outboundQueue(state), now) };
    this.senders.set(state, sender);
    return sender;
  }
}
