import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { RegisterView } from '#register';

export interface Counted {
  sender: string;
  recipient: string;
  urgency: string;
  outcome: string;
}

/** Counters of this router, in a registry of its own so that several can run in one process. */
@Injectable()
export class RouterMetrics {
  readonly registry = new Registry();

  readonly #messages = new Counter({
    name: 'rogatory_router_messages_total',
    help: 'Messages taken from outbound queues, by outcome: routed, the code of the notice, or the code of the failure',
    labelNames: ['sender', 'recipient', 'urgency', 'outcome'],
    registers: [this.registry],
  });

  readonly #waits = new Counter({
    name: 'rogatory_router_rate_waits_total',
    help: 'Messages that had to wait because their sender was above its rate',
    labelNames: ['sender'],
    registers: [this.registry],
  });

  readonly #register = new Gauge({
    name: 'rogatory_router_register_version',
    help: 'Version of the register in use; 0 while there is none',
    registers: [this.registry],
  });

  readonly #issued = new Gauge({
    name: 'rogatory_router_register_issued_timestamp_seconds',
    help: 'When the version of the register in use says it was issued',
    registers: [this.registry],
  });

  readonly #listed = new Gauge({
    name: 'rogatory_router_key_listed',
    help: 'Whether the register in use listed the key of this router when it was taken over; without, no notice is believed',
    registers: [this.registry],
  });

  count(message: Counted): void {
    this.#messages.inc({ ...message });
  }

  waited(sender: string): void {
    this.#waits.inc({ sender });
  }

  uses({ version, issuedAt }: Pick<RegisterView, 'version' | 'issuedAt'>, listed: boolean): void {
    this.#register.set(version);
    this.#issued.set(Date.parse(issuedAt) / 1000);
    this.#listed.set(listed ? 1 : 0);
  }
}
