import { Inject, Injectable } from '@nestjs/common';
import { signNotice, type PrivateKey } from '#protocol';
import { inboundQueue, type Broker } from '#transport';
import type { Urgency } from '#convention';
import type { Refusal } from './judge.js';
import { BROKER, CLOCK, KEY, type Clock } from './parts.js';

export interface Undelivered {
  /** Message id: of the envelope, or of its bytes when it has none that can be read. */
  id: string;
  /** The State whose queue it came from, whatever the header claims. */
  sender: string;
  /** As far as it can be read; else the sender's own code. */
  recipient: string;
  urgency: Urgency;
}

/** Tells a State, signed, that a message of its own was not delivered, and why. */
@Injectable()
export class NoticesService {
  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(KEY) private readonly key: PrivateKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem 'broker-unavailable' (retryable) */
  async send({ id, sender, recipient, urgency }: Undelivered, code: Refusal): Promise<void> {
    const at = this.clock().toISOString();
    const { jws } = await signNotice({ v: 1, message: id, from: sender, to: recipient, code, at }, this.key);
    await this.broker.add(inboundQueue(sender), [{ message: { pattern: 'notice', data: jws }, urgency }]);
  }
}
