import { randomUUID } from 'node:crypto';
import { Problem } from '#convention';
import { within } from './deadline.js';
import { OPERATION_TIMEOUT, type Driver, type MessageQueue } from './driver.js';
import { assertCarriable, priorityOf, type Outgoing } from './message.js';
import type { OutageLog } from './outage-log.js';

/** Messages, and characters, that go in one addition at most. */
const BATCH = 200;
const BATCH_LENGTH = 4_000_000;
/** Additions to one queue that are under way at the same time. */
const LANES = 3;

interface Waiting {
  outgoing: readonly Outgoing[];
  resolve: () => void;
  reject: (problem: Problem) => void;
}

/**
 * Adds messages to one queue. What is added while all lanes are taken goes together in the next addition (one statement
 * on Postgres, one pipeline on Redis).
 */
export class Producer {
  private waiting: Waiting[] = [];
  private lanes = 0;
  private opening: Promise<MessageQueue> | undefined;

  constructor(
    private readonly driver: Driver,
    private readonly name: string,
    private readonly log: OutageLog,
  ) {}

  /**
   * Resolves when the broker has the messages. A rejection does not prove that it has not: whoever adds them again must
   * count on both having arrived.
   *
   * @throws Problem 'broker-unavailable' (retryable) after 3 s at the latest; 'message-too-large'
   */
  async add(outgoing: readonly Outgoing[]): Promise<void> {
    assertCarriable(outgoing);
    if (outgoing.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ outgoing, resolve, reject });
      if (this.lanes < LANES) void this.drain();
    });
  }

  /** Messages in the queue: waiting and being worked on. */
  async depth(): Promise<number> {
    return this.withQueue(async (queue) => {
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    });
  }

  /** Messages that no worker has taken yet. */
  async backlog(): Promise<number> {
    return this.withQueue(async (queue) => {
      const counts = await queue.getJobCounts('waiting', 'prioritized');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    });
  }

  async close(): Promise<void> {
    const queue = await this.opening?.catch(() => undefined);
    await queue?.close().catch(() => undefined);
  }

  private async drain(): Promise<void> {
    this.lanes += 1;
    while (this.waiting.length > 0) {
      const batch = this.nextBatch();
      try {
        await this.withQueue((queue) =>
          put(
            queue,
            batch.flatMap(({ outgoing }) => outgoing),
          ),
        );
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // Those that came meanwhile would wait as long for the same answer.
        for (const { reject } of [...batch, ...this.waiting.splice(0)]) reject(error as Problem);
      }
    }
    this.lanes -= 1;
  }

  private nextBatch(): Waiting[] {
    let [count, length] = [0, 0];
    const full = this.waiting.findIndex(({ outgoing }) => {
      count += outgoing.length;
      for (const { message } of outgoing) length += message.data.length;
      return count > BATCH || length > BATCH_LENGTH;
    });
    return this.waiting.splice(0, full === -1 ? this.waiting.length : Math.max(full, 1));
  }

  private async withQueue<T>(work: (queue: MessageQueue) => Promise<T>): Promise<T> {
    try {
      const result = await within(OPERATION_TIMEOUT, this.open().then(work));
      this.log.works();
      return result;
    } catch (cause) {
      this.log.failed(cause);
      throw new Problem('broker-unavailable', 'the message broker cannot be reached', { retryable: true, cause });
    }
  }

  /** BullMQ remembers a failed start for ever, so a queue object is made only when the broker answers, or made again. */
  private async open(): Promise<MessageQueue> {
    if (this.opening) return this.opening;
    this.opening = this.driver.ping().then(() => this.start());
    try {
      return await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }

  private async start(): Promise<MessageQueue> {
    const queue = this.driver.queue(this.name);
    queue.on('error', (error) => this.log.failed(error));
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await queue.close().catch(() => undefined);
      throw error;
    }
  }
}

/** A random job id per try: BullMQ silently ignores an id it has seen, and forgets it with the job. */
async function put(queue: MessageQueue, outgoing: readonly Outgoing[]): Promise<void> {
  const jobs = outgoing.map(({ message, urgency }) => ({
    name: 'message',
    data: { pattern: message.pattern, data: message.data },
    opts: {
      jobId: randomUUID(),
      priority: priorityOf[urgency],
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    },
  }));
  const [first] = jobs;
  if (jobs.length === 1 && first) await queue.add(first.name, first.data, first.opts);
  else await queue.addBulk(jobs);
}
