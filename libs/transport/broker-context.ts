import { BaseRpcContext } from '@nestjs/microservices';

/** What a handler may know about the job that brought its message (`@Ctx()`). */
export class BrokerContext extends BaseRpcContext<[queue: string, pattern: string, takenOver: number]> {
  /** Logical name, e.g. `outbound-VN`. Only whoever may write to that queue can have put the message there. */
  get queue(): string {
    return this.args[0];
  }

  get pattern(): string {
    return this.args[1];
  }

  /** How often a worker died or froze while it held this job: a message that kills its reader counts up here. */
  get takenOver(): number {
    return this.args[2];
  }
}
