import { pause } from './deadline.js';
import type { Carried, Driver, Engine } from './driver.js';
import type { OutageLog } from './outage-log.js';

/** A worker that took nothing for this long (ms), with messages waiting and hands free, has stopped consuming. */
const SILENCE = 5_000;
const PATIENCE = 20_000;
/** How long closing may take once nothing runs any more: the broker may be away, and hang (ms). */
const LETTING_GO = 2_000;

export interface ConsumerOptions {
  queue: string;
  concurrency: number;
  take: (job: Carried) => Promise<void>;
  /** Messages waiting in the queue; rejects while the broker is down. */
  backlog: () => Promise<number>;
  log: OutageLog;
  /** How long running handlers may take to finish when the worker is closed (ms); 20 s unless given. */
  patience?: number;
}

/** Consumes one queue, with one worker at a time, and replaces the worker when it no longer works. */
export class Consumer {
  private engine: Engine | undefined;
  private broken = false;
  private closing: Promise<void> | undefined;
  /** The workers that are being closed: the last one replaced, in the end the one in use. */
  private leaving: Promise<void>[] = [];
  private active = 0;
  private lastTaken = 0;
  private suspicion = 0;

  constructor(
    private readonly driver: Driver,
    private readonly options: ConsumerOptions,
  ) {}

  get worker(): Engine['worker'] | undefined {
    return this.engine?.worker;
  }

  start(): void {
    const { queue, concurrency, log } = this.options;
    const engine = this.driver.engine(queue, (job) => this.take(job), concurrency);
    this.engine = engine;
    this.broken = false;
    this.suspicion = 0;
    this.lastTaken = Date.now();
    engine.worker.on('error', (error) => log.failed(error));
    engine.ready.then(() => engine.worker.run()).catch((error: unknown) => this.fail(engine, error));
  }

  /**
   * Looks whether the worker still consumes, and replaces it if not. The proof is the queue, not the worker's own
   * opinion: messages wait, hands are free, nothing was taken for five seconds, twice in a row.
   */
  async watch(): Promise<void> {
    if (this.closing || !this.engine) return;
    if (this.broken) return this.replace();
    if (Date.now() - this.lastTaken < SILENCE || this.active >= this.options.concurrency) {
      this.suspicion = 0;
      return;
    }
    // While the broker is away there is nothing to judge.
    const waiting = await this.options.backlog().catch(() => 0);
    if (this.closing) return;
    this.suspicion = waiting > 0 ? this.suspicion + 1 : 0;
    if (this.suspicion >= 2) this.replace();
  }

  /** Takes no more, waits for running handlers (20 s at most), lets go of the broker. */
  close(): Promise<void> {
    const { patience = PATIENCE } = this.options;
    if (this.engine && !this.closing) this.leaving.push(letGo(this.engine, () => this.active === 0, patience));
    this.closing ??= Promise.all(this.leaving).then(() => undefined);
    return this.closing;
  }

  private replace(): void {
    const old = this.engine;
    if (old) this.leaving = [letGo(old, () => true, 0)];
    this.options.log.failed({ code: 'worker-replaced' });
    this.start();
  }

  private fail(engine: Engine, error: unknown): void {
    this.options.log.failed(error);
    if (this.engine === engine) this.broken = true;
  }

  private async take(job: Carried): Promise<void> {
    this.active += 1;
    this.lastTaken = Date.now();
    try {
      await this.options.take(job);
    } finally {
      this.active -= 1;
      this.lastTaken = Date.now();
    }
  }
}

/** Never rejects and always ends: a message whose handler did not finish is taken over by another worker. */
async function letGo(engine: Engine, idle: () => boolean, patience: number): Promise<void> {
  const over = new AbortController();
  const closed = engine.worker.close().catch(() => undefined);
  await Promise.race([closed, whenIdle(idle, patience, over.signal).then(() => pause(LETTING_GO, over.signal))]);
  over.abort();
  engine.worker.on('error', () => undefined);
  await engine.worker.leave();
  await engine.release().catch(() => undefined);
}

async function whenIdle(idle: () => boolean, patience: number, over: AbortSignal): Promise<void> {
  const end = Date.now() + patience;
  while (!idle() && !over.aborted && Date.now() < end) await pause(50, over);
}
