import { DEFAULT_SCHEMA, Queue, runMigrations } from 'bullmq';
import pg from 'pg';
import { within } from './deadline.js';
import { CONNECT_TIMEOUT, OPERATION_TIMEOUT, queueSettings, workerSettings, type Driver } from './driver.js';
import { lean } from './lean-backend.js';
import { LeavingWorker } from './leaving-worker.js';
import { patient } from './patient-backend.js';

const { Client, Pool } = pg;
const MIGRATION_TIMEOUT = 60_000;
/** How long connections may be in use after their pool has ended (ms). */
const ENDING = 1_000;

/**
 * BullMQ on Postgres, in the schema `bullmq` (BullMQ checks that very schema when it is given a pool). Its queues have
 * no prefix of their own, so the prefix is a part of the queue's name.
 */
export function postgresDriver(url: string, settings: Settings): Driver {
  const { name, prefix, onError } = settings;
  const backend = patient(lean);
  const producers = openPool(url, { name, max: settings.producers, timeout: OPERATION_TIMEOUT - 500, onError });
  return {
    kind: 'postgres',
    prepare: () => migrate(url, name),
    ping: async () => {
      await producers.query('SELECT 1');
    },
    queue: (queue) => new Queue(`${prefix}-${queue}`, { connection: producers, ...queueSettings }, backend),
    engine: (queue, take, concurrency) => {
      // One of a worker's connections waits for notifications for as long as the worker lives.
      const pool = openPool(url, { name, max: 1 + settings.perWorker, timeout: 10_000, onError });
      const out = new Set<pg.PoolClient>();
      pool.on('connect', (client) => out.add(client));
      pool.on('remove', (client) => out.delete(client));
      const options = { connection: pool, concurrency, ...workerSettings };
      const worker = new LeavingWorker(`${prefix}-${queue}`, take, options, backend);
      return { worker, ready: worker.waitUntilReady(), release: () => ended(pool, out) };
    },
    close: () => producers.end(),
  };
}

interface Settings {
  name: string;
  prefix: string;
  producers: number;
  perWorker: number;
  onError: (error: unknown) => void;
}

function openPool(url: string, options: { name: string; max: number; timeout: number; onError: (e: unknown) => void }) {
  const pool = new Pool({
    connectionString: url,
    max: options.max,
    application_name: options.name,
    // What a crash of the server takes back is sent again: the truth is in the outboxes, so no message waits for the disk,
    // and none waits for another's, as all that notify do until the one before has committed.
    // Whatever is asked of a queue is found by an index; a plan made while it was empty would read all of it later.
    options: `-c search_path=${DEFAULT_SCHEMA} -c synchronous_commit=off -c enable_seqscan=off`,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: options.timeout,
    statement_timeout: options.timeout,
    idle_in_transaction_session_timeout: options.timeout,
    keepAlive: true,
  });
  pool.on('error', options.onError);
  // A client that is out of the pool, or thrown out of it, still reports the loss of its connection: to nobody, which
  // ends the process. BullMQ takes all listeners off the client that it listens on before it lets go of it.
  pool.on('connect', (client) => client.on('error', options.onError));
  pool.on('remove', (client) => client.on('error', options.onError));
  return pool;
}

/** pg waits for whoever has a connection, for ever: a worker whose handler hangs keeps the one that it listens on. */
async function ended(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient>): Promise<void> {
  await within(ENDING, pool.end()).catch(() => undefined);
  for (const client of clients) void (client as unknown as pg.Client).end();
}

/** Messages are on their way, not kept: they need no write-ahead log; sealed, they do not shrink. For whoever owns the tables, once. */
const UNLOGGED = `DO $$ BEGIN
  IF (SELECT relpersistence = 'p' AND pg_has_role(relowner, 'USAGE') FROM pg_class
       WHERE oid = '${DEFAULT_SCHEMA}.job'::regclass) THEN
    ALTER TABLE ${DEFAULT_SCHEMA}.job_log SET UNLOGGED;
    ALTER TABLE ${DEFAULT_SCHEMA}.job_dependency SET UNLOGGED;
    ALTER TABLE ${DEFAULT_SCHEMA}.job SET UNLOGGED;
    ALTER TABLE ${DEFAULT_SCHEMA}.job ALTER data SET STORAGE EXTERNAL;
  END IF;
END $$`;

/** Creates or updates BullMQ's schema; any number of processes at once: they wait for each other's advisory lock. */
async function migrate(url: string, name: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    lock_timeout: MIGRATION_TIMEOUT,
    statement_timeout: MIGRATION_TIMEOUT,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client, DEFAULT_SCHEMA);
    await client.query(UNLOGGED);
  } finally {
    await client.end();
  }
}
