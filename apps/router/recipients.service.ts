import { Inject, Injectable } from '@nestjs/common';
import type { EnvelopeHeader } from '#protocol';
import { inboundQueue, type Broker } from '#transport';
import { Backlog } from './backlog.js';
import { BROKER } from './parts.js';
import { costOf } from './senders.service.js';

/** Messages of 64 Ki characters that may wait for one State, 640 MB; of longer ones as many fewer. */
const MOST_WAITING = 10_000;

/** What goes to each State, and how much waits for it. */
@Injectable()
export class RecipientsService {
  private readonly backlogs = new Map<string, Backlog>();

  constructor(@Inject(BROKER) private readonly broker: Broker) {}

  /**
   * Whether so much waits for a State that a message is to be given back, however urgent: one sender could fill a broker that
   * all share, by way of a State that is away. Its sender's outbox keeps it.
   */
  async isBehind(state: string, length: number): Promise<boolean> {
    return (await this.of(state).depth()) * costOf(length) > MOST_WAITING;
  }

  /** The envelope, byte for byte. @throws Problem 'broker-unavailable' (retryable) */
  async pass({ to, urgency, cty }: EnvelopeHeader, envelope: string): Promise<void> {
    await this.broker.add(inboundQueue(to), [{ message: { pattern: cty, data: envelope }, urgency }]);
  }

  private of(state: string): Backlog {
    const known = this.backlogs.get(state);
    if (known) return known;
    const backlog = new Backlog(this.broker, inboundQueue(state), () => performance.now());
    this.backlogs.set(state, backlog);
    return backlog;
  }
}
