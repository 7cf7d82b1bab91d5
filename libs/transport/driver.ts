import type { Job, JobsOptions } from 'bullmq';
import type { Message } from './message.js';

/** What is used of a job. */
export type Carried = Pick<Job<Message, void, string>, 'data' | 'stalledCounter'>;
export type Take = (job: Carried) => Promise<void>;

interface Addition {
  name: string;
  data: Message;
  opts: JobsOptions;
}

/** What is used of BullMQ's Queue, whose full type names its backend. */
export interface MessageQueue {
  add(name: string, data: Message, opts: JobsOptions): Promise<unknown>;
  addBulk(jobs: Addition[]): Promise<unknown>;
  getJobCounts(...states: ('waiting' | 'prioritized' | 'active' | 'delayed')[]): Promise<Record<string, number>>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is used of BullMQ's Worker. */
export interface MessageWorker {
  run(): Promise<void>;
  isRunning(): boolean;
  pause(doNotWaitActive?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
  /** For a worker whose handlers did not end in time: from now on others may take their messages over. */
  leave(): Promise<void>;
}

/** A running worker and how to let go of the connections it had for itself. */
export interface Engine {
  worker: MessageWorker;
  /** Resolves when the worker may run, rejects when it never will: it must be replaced. */
  ready: Promise<unknown>;
  /** Always ends: what is still in use then is cut. */
  release(): Promise<void>;
}

/** The little that differs between BullMQ on Redis and BullMQ on Postgres. */
export interface Driver {
  readonly kind: 'redis' | 'postgres';
  /** Makes the broker usable (Postgres: migrations, under their lock). */
  prepare(): Promise<void>;
  /** Rejects soon when the producers' connection is not usable now. */
  ping(): Promise<void>;
  queue(name: string): MessageQueue;
  engine(name: string, take: Take, concurrency: number): Engine;
  close(): Promise<void>;
}

/**
 * Locks are renewed every half `lockDuration`. A worker killed with -9 is taken over at the latest after `lockDuration`
 * + `stalledInterval` = 12 s (2 s are cheap: one process per queue and interval looks). A message is never given up for
 * having been taken over often: that is for the handler to decide (`BrokerContext.takenOver`).
 * `drainDelay` (s) is how long one blocking read lasts: it wakes at once for a new job, so it costs no latency, and a
 * wake-up that got lost in an outage costs a second.
 */
export const workerSettings = {
  autorun: false,
  lockDuration: 10_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000_000,
  drainDelay: 1,
  runRetryDelay: 1_000,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} as const;

/** Nobody reads BullMQ's event stream here; it is kept as short as it can be. */
export const queueSettings = { streams: { events: { maxLen: 10 } } } as const;

/** At most this long for one add, depth or ping (ms): callers hold work of their own meanwhile. */
export const OPERATION_TIMEOUT = 2_500;
export const CONNECT_TIMEOUT = 1_500;
/** A worker's command that takes longer (ms) is given up: its connection hangs. Longer than a blocking read. */
export const WORKER_COMMAND_TIMEOUT = 8_000;
