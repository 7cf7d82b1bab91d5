import { createRedisBackend, type BackendFactory, type RedisQueueBackend } from 'bullmq';
import type { Redis } from 'ioredis';
import { NOTHING, nextOf } from './job.js';

type Answer = [id: string, data: string, takenOver: number] | null;
type Finished = ReturnType<RedisQueueBackend['moveToCompleted']>;
interface Scripted {
  leanTake(...args: (string | number)[]): Promise<Answer>;
  leanFinish(...args: (string | number)[]): Promise<Answer | 'lost'>;
}

/**
 * BullMQ on Redis with scripts of our own for taking a message and for being done with it (ADR 0026). BullMQ's do with the
 * worker's rights what the fields of a job and of its queue say (parents, repetition, deduplication, limits), return all of
 * them, and break at what cannot be read: the router would do what a State writes there. Queues, marks and locks stay
 * BullMQ's: it adds, renews locks and recovers stalled messages, and either kind of worker takes what the other left.
 *
 * @param client the worker's, which knows the scripts
 */
export function leanOnRedis(client: Redis): BackendFactory<RedisQueueBackend> {
  const scripted = client as unknown as Scripted;
  return (name, options, more) => {
    const backend = createRedisBackend(name, options, more);
    const keys = ['wait', 'active', 'prioritized', 'marker', 'stalled'].map((key) => backend.toKey(key));
    const { lockDuration = 30_000 } = options as { lockDuration?: number };
    const by = (token: string) => [...keys, backend.toKey(''), token, lockDuration];
    const finish = async (id = '', token: string, fetchNext: boolean): Finished => {
      const answer = await scripted.leanFinish(...by(token), id, fetchNext ? 1 : 0);
      if (answer === 'lost') throw new Error(`Missing lock for job ${id}`);
      return { result: fetchNext ? told(answer) : undefined, finishedOn: Date.now() };
    };
    return Object.assign(backend, {
      moveToActive: async (token: string) => told(await scripted.leanTake(...by(token))),
      moveToCompleted: (job: Job, _value: unknown, _removal: unknown, token: string, fetchNext: boolean) =>
        finish(job.id, token, fetchNext),
      moveToFailed: (job: Job, _reason: unknown, _removal: unknown, token: string, fetchNext: boolean) =>
        finish(job.id, token, fetchNext),
    });
  };
}

type Job = Parameters<RedisQueueBackend['moveToCompleted']>[0];

const told = (answer: Answer) => (answer ? nextOf(...answer) : NOTHING);
