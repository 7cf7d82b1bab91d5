import { createHash } from 'node:crypto';
import { PostgresConnection, PostgresQueueBackend, type BackendFactory, type JobJson } from 'bullmq';
import type pg from 'pg';
import { NOTHING, nextOf, type Next } from './job.js';
import { add, addOne, claim, finish, finishAndClaim, type ClaimedRow } from './lean-statements.js';

type ListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>;
type Complete = PostgresQueueBackend['moveToCompleted'];
type Fail = PostgresQueueBackend['moveToFailed'];

/** For pools: BullMQ makes a queue's or a worker's backend with this. */
export const lean: BackendFactory<LeanBackend, pg.Pool> = (name, options, { withBlockingConnection } = {}) => {
  const pool = options.connection;
  const settings = { ...options, connection: pool as never };
  return new LeanBackend(pool, new PostgresConnection(pool as never), name, settings, withBlockingConnection);
};

/**
 * BullMQ on Postgres with one short prepared statement per step of a message (ADR 0016). BullMQ's own functions serve
 * flows, delays, rate limits, deduplication, pauses and an event stream at every step; none of them is used here, and
 * together they cost several times as much as the message. Rows, states and locks stay BullMQ's: its own functions
 * recover stalled messages, renew locks and keep failed ones, and either kind of backend reads what the other wrote.
 *
 * A worker asks for a message only when there may be one: when the last answer said that more wait, when it was notified
 * since, and once in `drainDelay`, should a notification have been lost. What is added here is told on a channel of the
 * queue: on BullMQ's one channel, every message would wake the processes of all queues.
 */
class LeanBackend extends PostgresQueueBackend {
  private mayWait = true;
  /** Notifications so far: one that comes while an answer is on its way tells of what the answer has not seen. */
  private notified = 0;
  private listener: ListenClient | undefined;
  private wake: (() => void) | undefined;
  private interrupted = false;
  private readonly channel: string;

  constructor(
    private readonly statements: pg.Pool,
    connection: PostgresConnection,
    name: string,
    options: ConstructorParameters<typeof PostgresQueueBackend>[2],
    consumes = false,
  ) {
    super(connection, name, options, true, consumes ? name : undefined);
    this.channel = channelOf(name);
    connection.on('listenerinvalidated', () => {
      this.listener = undefined;
      this.hear();
    });
  }

  override async addJob(job: JobJson, jobId: string): Promise<string> {
    await this.addJobs([{ job, jobId }]);
    return jobId;
  }

  override async addJobs(entries: readonly { job: JobJson; jobId: string }[]): Promise<string[]> {
    const jobs = entries.map(({ job: { name, data, opts, priority }, jobId: id }) => {
      return { id, name, data, opts, priority: priority ?? opts.priority ?? 0 };
    });
    const added = (statement: typeof add, what: string, ...rest: unknown[]) =>
      this.statements.query({ ...statement, values: [this.queueName, what, Date.now(), this.channel, ...rest] });
    const [one, ...more] = jobs;
    if (one && more.length === 0) {
      await added(addOne, one.id, one.name, one.data, JSON.stringify(one.opts), one.priority);
    } else {
      await added(add, JSON.stringify(jobs));
    }
    return jobs.map(({ id }) => id);
  }

  override async moveToActive(token: string): Promise<Next> {
    if (!this.mayWait) return NOTHING;
    const row = await this.ask({ ...claim, values: this.lockBy(token) });
    return taken(row);
  }

  override async moveToCompleted(...args: Parameters<Complete>): ReturnType<Complete> {
    const [job, , , token, fetchNext] = args;
    const finishedOn = Date.now();
    const row =
      fetchNext && this.mayWait
        ? await this.ask({ ...finishAndClaim, values: [...this.lockBy(token), job.id] })
        : (await this.statements.query<ClaimedRow>({ ...finish, values: [this.queueName, token, job.id] })).rows[0];
    // BullMQ says what has become of it: gone, or taken over by another worker.
    if (!row?.finished) return super.moveToCompleted(...args);
    return { result: fetchNext ? taken(row) : undefined, finishedOn };
  }

  override async moveToFailed(...args: Parameters<Fail>): ReturnType<Fail> {
    this.mayWait = true;
    return super.moveToFailed(...args);
  }

  override async waitForJob(seconds: number): Promise<{ member: string; score: number } | null> {
    await this.listen();
    if (!this.mayWait && !this.interrupted) await this.notification(seconds * 1_000);
    this.mayWait = true;
    return { member: this.queueName, score: 0 };
  }

  override async disconnectBlocking(wait?: boolean): Promise<void> {
    this.interrupted = true;
    this.wake?.();
    await super.disconnectBlocking(wait);
  }

  override async reconnectBlocking(): Promise<void> {
    this.interrupted = false;
    await super.reconnectBlocking();
  }

  private lockBy(token: string): unknown[] {
    const { lockDuration } = this.opts as { lockDuration?: number };
    return [this.queueName, token, Date.now(), lockDuration ?? 30_000];
  }

  private async ask(query: pg.QueryConfig): Promise<ClaimedRow | undefined> {
    const before = this.notified;
    const { rows } = await this.statements.query<ClaimedRow>(query);
    const [row] = rows;
    // A message that was taken over cannot be finished: the answer then says nothing about others.
    this.mayWait = row?.more === true || row?.finished === false || this.notified !== before;
    return row;
  }

  /** Listens on the connection that BullMQ keeps for it, and replaces when it is lost. */
  private async listen(): Promise<void> {
    const client = await this.connection.getListenClient();
    if (this.listener === client) return;
    client.on('notification', ({ channel, payload }) => {
      if (channel === this.channel || payload === this.queueName) this.hear();
    });
    await client.query(`LISTEN ${this.channel}; LISTEN bullmq_jobs`);
    this.listener = client;
    this.hear();
  }

  private hear(): void {
    this.notified += 1;
    this.mayWait = true;
    this.wake?.();
  }

  private notification(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const taken = (row: ClaimedRow | undefined): Next => (row?.id ? nextOf(row.id, row.data, row.stalled_count) : NOTHING);

/** Of a queue; short enough to be a name in Postgres, however long the queue's is. */
const channelOf = (queue: string): string => `lean_${createHash('sha256').update(queue).digest('hex').slice(0, 32)}`;
