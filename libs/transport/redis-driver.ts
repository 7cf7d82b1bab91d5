import { Queue } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import {
  CONNECT_TIMEOUT,
  OPERATION_TIMEOUT,
  queueSettings,
  WORKER_COMMAND_TIMEOUT,
  workerSettings,
  type Driver,
} from './driver.js';
import { within } from './deadline.js';
import { leanOnRedis } from './lean-redis-backend.js';
import { scripts } from './lean-scripts.js';
import { LeavingWorker } from './leaving-worker.js';
import { patient } from './patient-backend.js';

const KEEP_ALIVE = 10_000;
/** How long a connection may take to end (ms). ioredis waits as long for one that was lost before, and keeps the process alive. */
const DISCONNECT_TIMEOUT = 400;

const common: RedisOptions = {
  connectTimeout: CONNECT_TIMEOUT,
  keepAlive: KEEP_ALIVE,
  disconnectTimeout: DISCONNECT_TIMEOUT,
  retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 1_000),
  // After a failover the old master answers READONLY: connect again, to whoever is master now.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** Producers: one connection for all queues, nothing queued while it is down, every command with a limit. */
const producerOptions: RedisOptions = {
  ...common,
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: OPERATION_TIMEOUT - 500,
};

/** Workers wait for the broker for as long as it takes, but not for one answer on a connection that hangs. */
const workerOptions: RedisOptions = {
  ...common,
  maxRetriesPerRequest: null,
  commandTimeout: WORKER_COMMAND_TIMEOUT,
  scripts,
};

/**
 * BullMQ on Redis. Keys are `<prefix>:{<queue>}:…`: in braces, so that all keys of a queue are in one slot of a Redis
 * Cluster and one ACL pattern covers exactly one queue.
 */
export function redisDriver(url: string, settings: { name: string; prefix: string; onError: (e: unknown) => void }) {
  const { name, prefix, onError } = settings;
  const client = new Redis(url, { ...producerOptions, connectionName: name });
  client.on('error', onError);
  return {
    kind: 'redis',
    prepare: () => Promise.resolve(),
    ping: async () => {
      await connected(client);
      await client.ping();
    },
    queue: (queue) => new Queue(`{${queue}}`, { connection: client, prefix, ...queueSettings }),
    engine: (queue, take, concurrency) => {
      const connection = new Redis(url, { ...workerOptions, connectionName: name });
      connection.on('error', onError);
      const options = { connection, prefix, concurrency, ...workerSettings };
      const worker = new LeavingWorker(`{${queue}}`, take, options, patient(leanOnRedis(connection)));
      return { worker, ready: worker.waitUntilReady(), release: () => Promise.resolve(connection.disconnect()) };
    },
    close: () => Promise.resolve(client.disconnect()),
  } satisfies Driver as Driver;
}

/** A second chance for a connection that is just coming up; the commands themselves are never queued. */
async function connected(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  if (client.status === 'wait' || client.status === 'end') void client.connect().catch(() => undefined);
  let ready: (() => void) | undefined;
  const up = new Promise<void>((resolve) => client.once('ready', (ready = resolve)));
  try {
    await within(CONNECT_TIMEOUT, up);
  } finally {
    if (ready) client.off('ready', ready);
  }
}
