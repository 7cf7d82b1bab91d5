import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { BrokerContext, BrokerController, outboundQueue } from '#transport';
import { RoutingService } from './routing.service.js';

const OUTBOUND = outboundQueue('');

/** Which of the three it is, the router takes from the header. Other patterns have no business on an outbound queue. */
@BrokerController()
export class RoutingController {
  constructor(private readonly routing: RoutingService) {}

  @MessagePattern(['act', 'receipt', 'part'])
  route(@Payload() envelope: string, @Ctx() context: BrokerContext): Promise<void> {
    return this.routing.route(envelope, context.queue.slice(OUTBOUND.length), context.takenOver);
  }
}
