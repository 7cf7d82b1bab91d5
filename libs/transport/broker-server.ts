import { EventEmitter } from 'node:events';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom, tap } from 'rxjs';
import { Problem } from '#convention';
import { BrokerContext } from './broker-context.js';
import type { Consumer } from './consumer.js';
import type { Carried } from './driver.js';
import { codeOf, isDisguisedError, JobFailure } from './failure.js';
import { messageOf } from './message.js';

const WATCH_INTERVAL = 2_000;

export interface FailedJob {
  queue: string;
  code: string;
}

// Server asks for a record of listeners; a type alias has the index signature that an interface lacks.
type Events = { failed: (job: FailedJob) => void };

/**
 * The strategy for `app.connectMicroservice({ strategy }, { inheritAppConfig: true })`.
 *
 * A job is complete only after its handler's promise and stream have completed; a handler's error, a filter that hides
 * one, and a message that no handler wants fail the job. `Server.handleEvent()` of NestJS does none of the three and is
 * never used: handlers of `@MessagePattern` and of `@EventPattern` are called here, alike.
 */
export class BrokerServer extends Server<Events> implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private readonly consumers = new Map<string, Consumer>();
  private readonly events = new EventEmitter();
  private listening = false;
  private closing: Promise<void> | undefined;
  private watching: NodeJS.Timeout | undefined;

  constructor(
    queues: readonly string[],
    private readonly open: (queue: string, take: (job: Carried) => Promise<void>) => Consumer,
  ) {
    super();
    for (const queue of queues) this.consume(queue);
  }

  /** Consumes one more queue (from `listen` on). A queue that is consumed already is left as it is. */
  consume(queue: string): void {
    if (this.consumers.has(queue) || this.closing) return;
    const consumer = this.open(queue, (job) => this.take(queue, job));
    this.consumers.set(queue, consumer);
    if (this.listening) consumer.start();
  }

  /** Starts the workers; they find the broker by themselves when it is away now. */
  listen(callback: () => void): void {
    this.listening = true;
    for (const consumer of this.consumers.values()) consumer.start();
    this.watching = setInterval(() => void this.watch(), WATCH_INTERVAL).unref();
    callback();
  }

  /** Stops taking, waits for running handlers (20 s at most), closes the workers. */
  close(): Promise<void> {
    clearInterval(this.watching);
    this.closing ??= Promise.all([...this.consumers.values()].map((consumer) => consumer.close())).then(() => {
      this.events.removeAllListeners();
    });
    return this.closing;
  }

  on<E extends keyof Events>(event: E, listener: Events[E]): this {
    this.events.on(event, listener);
    return this;
  }

  /** BullMQ's workers, for tests and diagnosis. */
  unwrap<T>(): T {
    return [...this.consumers.values()].flatMap(({ worker }) => (worker ? [worker] : [])) as T;
  }

  private async watch(): Promise<void> {
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.watch()));
  }

  private async take(queue: string, job: Carried): Promise<void> {
    try {
      const { pattern, data } = messageOf(job.data);
      const handler = this.messageHandlers.get(pattern) ?? this.getHandlerByPattern(pattern);
      if (!handler) throw new Problem('unknown-pattern', 'no handler takes messages of this pattern');
      await this.runHooked(handler, data, new BrokerContext([queue, pattern, job.stalledCounter]));
    } catch (error) {
      const code = codeOf(error);
      this.events.emit('failed', { queue, code });
      throw new JobFailure(code);
    }
  }

  /** NestJS's hooks (tracing, request contexts) around the handler, without its habit of not waiting for them. */
  private runHooked(handler: MessageHandler, data: string, context: BrokerContext): Promise<void> {
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (end) => {
        try {
          await runAll(handler, data, context);
          resolve();
        } catch (error) {
          reject(error as Error);
        } finally {
          end();
        }
      });
    });
  }
}

/** An event handler calls those chained to it itself; a message handler does not know of them. */
async function runAll(handler: MessageHandler, data: string, context: BrokerContext): Promise<void> {
  await settle(await handler(data, context));
  if (!handler.isEventHandler && handler.next) await runAll(handler.next, data, context);
}

async function settle(result: unknown): Promise<void> {
  if (!isObservable(result)) return refuseDisguise(result);
  await lastValueFrom(result.pipe(tap(refuseDisguise)), { defaultValue: undefined });
}

function refuseDisguise(value: unknown): void {
  if (isDisguisedError(value)) throw new JobFailure(codeOf(value));
}
