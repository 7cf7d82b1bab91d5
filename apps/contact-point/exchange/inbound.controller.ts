import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { BrokerContext, BrokerController } from '#transport';
import { Inbound } from './inbound.service.js';
import { Quarantine } from './quarantine.service.js';

/** Messages from the inbound queue of this State. */
@BrokerController()
export class InboundController {
  constructor(
    private readonly inbound: Inbound,
    private readonly quarantine: Quarantine,
  ) {}

  @MessagePattern('act')
  act(@Payload() envelope: string, @Ctx() context: BrokerContext): Promise<void> {
    return this.quarantine.guard(envelope, context, () => this.inbound.act(envelope));
  }

  @MessagePattern('part')
  part(@Payload() envelope: string, @Ctx() context: BrokerContext): Promise<void> {
    return this.quarantine.guard(envelope, context, () => this.inbound.part(envelope));
  }

  @MessagePattern('receipt')
  receipt(@Payload() envelope: string, @Ctx() context: BrokerContext): Promise<void> {
    return this.quarantine.guard(envelope, context, () => this.inbound.receipt(envelope));
  }

  @MessagePattern('notice')
  notice(@Payload() jws: string, @Ctx() context: BrokerContext): Promise<void> {
    return this.quarantine.guard(jws, context, () => this.inbound.notice(jws));
  }
}
