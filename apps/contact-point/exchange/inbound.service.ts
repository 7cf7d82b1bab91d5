import { Injectable } from '@nestjs/common';
import { Problem } from '#convention';
import { Ingest } from './ingest.service.js';
import { PartIngest } from './part-ingest.service.js';
import { Refusals } from './refusals.service.js';
import { Settlement } from './settlement.service.js';
import { Trust } from './trust.service.js';

/**
 * The door for everything from outside: opens, verifies, and passes on. A refusal is an outcome, answered and logged;
 * a passing fault of ours (`retryable`) is thrown, so that the message is not taken as done and comes again.
 */
@Injectable()
export class Inbound {
  constructor(
    private readonly trust: Trust,
    private readonly ingest: Ingest,
    private readonly parts: PartIngest,
    private readonly settlement: Settlement,
    private readonly refusals: Refusals,
  ) {}

  act(envelope: string): Promise<void> {
    return this.orRefuse(
      async () => void (await this.ingest.take(await this.trust.act(envelope))),
      (problem) => this.refusals.answer(envelope, problem, 'act'),
    );
  }

  part(envelope: string): Promise<void> {
    return this.orRefuse(
      async () => this.parts.take(await this.trust.part(envelope)),
      (problem) => this.refusals.answer(envelope, problem, 'part'),
    );
  }

  receipt(envelope: string): Promise<void> {
    return this.orRefuse(
      async () => {
        const { payload, jws } = await this.trust.receipt(envelope);
        await this.settlement.settle(payload, jws);
      },
      (problem) => this.refusals.log(envelope, problem),
    );
  }

  notice(jws: string): Promise<void> {
    return this.orRefuse(
      async () => this.settlement.undelivered(await this.trust.notice(jws)),
      (problem) => this.refusals.log(jws, problem, null),
    );
  }

  private async orRefuse(work: () => Promise<void>, refuse: (problem: Problem) => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem) || error.retryable) throw error;
      await refuse(error);
    }
  }
}
