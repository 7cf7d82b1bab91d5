import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';

/** Counters of this server, in a registry of its own so that several can run in one process. */
@Injectable()
export class RegisterMetrics {
  readonly registry = new Registry();

  readonly #version = new Gauge({
    name: 'rogatory_register_version',
    help: 'Newest published version; 0 before the first',
    registers: [this.registry],
  });

  readonly #issued = new Gauge({
    name: 'rogatory_register_issued_timestamp_seconds',
    help: 'When the newest version says it was issued',
    registers: [this.registry],
  });

  readonly #publications = new Counter({
    name: 'rogatory_register_publications_total',
    help: 'Attempts to publish, by outcome: created, repeated or the code of the refusal',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  serving(version: number, issuedAt: Date): void {
    this.#version.set(version);
    this.#issued.set(issuedAt.getTime() / 1000);
  }

  published(outcome: string): void {
    this.#publications.inc({ outcome });
  }
}
