import { createPostgresBackend, createRedisBackend, Queue, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What a job carries. */
export interface Carried {
  pattern: 'act' | 'receipt';
  data: string;
}

/** Puts messages on one queue. */
export type Add = (messages: readonly Carried[]) => Promise<unknown>;

const PREFIX = 'floor';
const queueOptions = { streams: { events: { maxLen: 10 } } };
const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1, priority: 3 };
const workerOptions = { drainDelay: 1, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } };

const jobOf = (data: Carried) => ({ name: 'message', data, opts: jobOptions });

/** BullMQ without anything around it, on either broker. */
export class Queues {
  private readonly redis: Redis | null;
  private readonly pool: pg.Pool | null;

  constructor(private readonly url: string) {
    const isRedis = url.startsWith('redis');
    this.redis = isRedis ? new Redis(url, { maxRetriesPerRequest: null }) : null;
    this.pool = isRedis ? null : openPool(url);
  }

  /** On Postgres one by one: there BullMQ's bulk insert makes temporary tables, which costs more than it saves. */
  adder(name: string): Add {
    if (this.redis) {
      const queue = new Queue(name, { connection: this.redis, prefix: PREFIX, ...queueOptions });
      return (messages) => queue.addBulk(messages.map(jobOf));
    }
    const queue = new Queue(`${PREFIX}-${name}`, { connection: this.pool!, ...queueOptions }, createPostgresBackend);
    return (messages) => Promise.all(messages.map((data) => queue.add('message', data, jobOptions)));
  }

  work(name: string, concurrency: number, take: (carried: Carried) => Promise<void>): void {
    const run = (job: Pick<Job, 'data'>) => take(job.data as Carried);
    if (this.redis) {
      const connection = this.redis.duplicate();
      new Worker(name, run, { connection, prefix: PREFIX, concurrency, ...workerOptions }, createRedisBackend);
    } else {
      const options = { connection: openPool(this.url), concurrency, ...workerOptions };
      new Worker(`${PREFIX}-${name}`, run, options, createPostgresBackend);
    }
  }
}

/** Nothing on the broker waits for the disk, as in the product: what a crash takes back is sent again. */
const openPool = (url: string): pg.Pool =>
  new pg.Pool({ connectionString: url, max: 4, options: '-c search_path=bullmq -c synchronous_commit=off' });
