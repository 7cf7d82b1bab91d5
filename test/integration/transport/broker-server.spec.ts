import {
  Catch,
  Controller,
  type ExceptionFilter,
  type INestApplication,
  Injectable,
  type PipeTransform,
} from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { Observable, of } from 'rxjs';
import { Problem } from '#convention';
import { BrokerContext, BrokerController, type Broker, type BrokerServer, type FailedJob } from '#transport';
import { eventually } from '../../support/eventually.js';
import { Brokers, kinds, message } from './brokers.js';
import { startReceiver } from './receiver.js';

const seen: string[] = [];
let release: () => void = () => undefined;
const held = () => new Promise<void>((resolve) => (release = resolve));

@Injectable()
class UpperCase implements PipeTransform {
  transform(value: unknown) {
    return typeof value === 'string' ? value.toUpperCase() : value;
  }
}

@BrokerController()
class Handlers {
  @MessagePattern('act')
  act(@Payload(UpperCase) data: string, @Ctx() context: BrokerContext) {
    seen.push(`act ${data} ${context.queue} ${context.takenOver}`);
  }

  @MessagePattern('slow')
  async slow() {
    await held();
    seen.push('slow done');
  }

  @EventPattern('slow-event')
  async slowEvent(_data: string) {
    await held();
    seen.push('slow-event done');
  }

  @MessagePattern('stream')
  stream() {
    return new Observable<string>((subscriber) => {
      subscriber.next('first');
      void held().then(() => {
        seen.push('stream done');
        subscriber.complete();
      });
    });
  }

  @MessagePattern('secret-error')
  secretError() {
    throw new Error('planted-secret in a message text');
  }

  @EventPattern('problem-event')
  async problemEvent(_data: string) {
    await Promise.resolve();
    throw new Problem('act-not-allowed', 'planted-secret in a public message', { details: { planted: 'secret' } });
  }
}

@Controller()
class WithoutFilterOfItsOwn {
  @MessagePattern('hidden')
  hidden() {
    throw new Error('hidden');
  }
}

@Catch()
class AnswersErrorsWithValues implements ExceptionFilter {
  catch() {
    return of({ status: 'error', message: 'as if it were a result' });
  }
}

describe.each(kinds)('messages over %s', (kind) => {
  let brokers: Brokers;
  let broker: Broker;
  let app: INestApplication;
  let server: BrokerServer;
  const failed: FailedJob[] = [];

  beforeAll(async () => {
    brokers = await Brokers.start();
    broker = await brokers.open(kind);
    server = broker.server({ queues: ['inbound-BR'], concurrency: 4 });
    server.on('failed', (job) => failed.push(job));
    app = await startReceiver(server, [Handlers, WithoutFilterOfItsOwn], [new AnswersErrorsWithValues()]);
  });

  beforeEach(() => {
    seen.length = 0;
    failed.length = 0;
  });

  afterAll(async () => {
    await app?.close();
    await brokers?.stop();
  });

  const send = (pattern: string, data = 'x') => broker.add('inbound-BR', [message(pattern, data)]);
  const failure = async () => eventually(() => expect(failed).toHaveLength(1)).then(() => failed[0]);
  const empty = () => eventually(async () => expect(await broker.depth('inbound-BR')).toBe(0));

  it('reach the handler of their pattern, through its pipes, and tell it their queue', async () => {
    await send('act', 'envelope');
    await eventually(() => expect(seen).toEqual(['act ENVELOPE inbound-BR 0']));
    await empty();
  });

  it.each(['slow', 'slow-event', 'stream'])(
    'stay on the broker until the handler of %s has finished',
    async (pattern) => {
      await send(pattern);
      await eventually(async () => expect(await broker.depth('inbound-BR')).toBe(1));
      await eventually(() => {
        release();
        expect(seen).toEqual([`${pattern} done`]);
      });
      await empty();
      expect(failed).toEqual([]);
    },
  );

  it('fail when no handler knows their pattern', async () => {
    await send('unheard-of');
    expect(await failure()).toEqual({ queue: 'inbound-BR', code: 'unknown-pattern' });
    await empty();
  });

  it("fail with the Problem's code when an event handler fails", async () => {
    await send('problem-event');
    expect(await failure()).toEqual({ queue: 'inbound-BR', code: 'act-not-allowed' });
  });

  it('fail as internal-error for every other error', async () => {
    await send('secret-error');
    expect(await failure()).toEqual({ queue: 'inbound-BR', code: 'internal-error' });
  });

  it('fail although a global filter answers the error with a value', async () => {
    await send('hidden');
    expect(await failure()).toEqual({ queue: 'inbound-BR', code: 'internal-error' });
  });

  it('leave nothing of their content on the broker, handled or failed', async () => {
    await send('act', 'planted-secret-1');
    await send('secret-error', 'planted-secret-2');
    await send('problem-event', 'planted-secret-3');
    await send('unheard-of', 'planted-secret-4');
    await eventually(() => expect(failed).toHaveLength(3));
    await empty();
    expect(await brokers.dump()).not.toContain('planted');
  });
});
