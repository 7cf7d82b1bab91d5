import { createPostgresBackend, createRedisBackend, Queue, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What a job carries. */
export interface Carried {
  pattern: 'act' | 'receipt';
  data: string;
}

export interface FloorQueue {
  addBulk(jobs: { name: string; data: Carried; opts: object }[]): Promise<unknown>;
  close(): Promise<void>;
}

const PREFIX = 'floor';
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1, priority: 3 };
const workerOptions = { drainDelay: 1, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };

/** BullMQ as its documentation shows it, on either broker. */
export class Queues {
  private readonly redis: Redis | null;
  private readonly pool: pg.Pool | null;

  constructor(private readonly url: string) {
    const isRedis = url.startsWith('redis');
    this.redis = isRedis ? new Redis(url, { maxRetriesPerRequest: null }) : null;
    this.pool = isRedis ? null : openPool(url, 4);
  }

  queue(name: string): FloorQueue {
    const options = { streams: { events: { maxLen: 10 } } };
    if (this.redis) return new Queue(name, { connection: this.redis, prefix: PREFIX, ...options });
    return new Queue(
      `${PREFIX}-${name}`,
      { connection: this.pool!, ...options } as never,
      createPostgresBackend as never,
    );
  }

  work(name: string, concurrency: number, take: (carried: Carried) => Promise<void>): void {
    const take_ = (job: Job) => take(job.data as Carried);
    if (this.redis) {
      const connection = this.redis.duplicate();
      new Worker(name, take_, { connection, prefix: PREFIX, concurrency, ...workerOptions }, createRedisBackend);
    } else {
      const options = { connection: openPool(this.url, 4), concurrency, ...workerOptions };
      new Worker(`${PREFIX}-${name}`, take_, options as never, createPostgresBackend as never);
    }
  }
}

export const add = (queue: FloorQueue, messages: readonly Carried[]): Promise<unknown> =>
  queue.addBulk(messages.map((data) => ({ name: 'message', data, opts: jobOptions })));

const openPool = (url: string, max: number): pg.Pool =>
  new pg.Pool({ connectionString: url, max, options: '-c search_path=bullmq' });
