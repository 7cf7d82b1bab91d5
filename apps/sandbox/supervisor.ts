import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunAs } from './postgres/binaries.js';

export interface ProcessPlan {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  user?: RunAs;
  /** Resolves to true once the process can do its work. */
  ready: () => Promise<boolean>;
  /** How it is told to end. */
  signal?: NodeJS.Signals;
  log: string;
}

const LONGEST_START = 60_000;
const LONGEST_STOP = 25_000;
const BACKOFF = [100, 250, 500, 1_000, 2_000, 5_000];

/** A child process that is started again when it dies, until it is stopped. */
export class Supervised {
  private child: ChildProcess | null = null;
  private stopping = false;
  private deaths = 0;
  private readonly log: WriteStream;

  constructor(
    private readonly plan: ProcessPlan,
    private readonly report: (line: string) => void,
  ) {
    this.log = createWriteStream(plan.log, { flags: 'a' });
  }

  get name(): string {
    return this.plan.name;
  }

  /** Process id of the running child, for those who want to end it roughly. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts the process and waits until it is ready. @throws Error with the path of its log when it is not in time */
  async start(): Promise<void> {
    this.launch();
    await this.untilReady();
    this.deaths = 0;
  }

  async untilReady(): Promise<void> {
    const end = Date.now() + LONGEST_START;
    while (!(await this.plan.ready())) {
      if (Date.now() > end) throw new Error(`${this.name} did not become ready; see ${this.plan.log}`);
      await wait(50);
    }
  }

  /** Tells the process to end, and ends it the hard way when it does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(this.plan.signal ?? 'SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP);
      await gone;
      clearTimeout(late);
    }
    await new Promise((resolve) => this.log.end(resolve));
  }

  private launch(): void {
    const { command, args, env, user } = this.plan;
    const child = spawn(command, args, {
      ...user,
      cwd: '/',
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    child.once('error', (error) => this.report(`${this.name}: ${error.message}`));
    child.once('exit', (code, signal) => void this.died(code, signal));
  }

  private async died(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    if (this.stopping) return;
    const pause = BACKOFF[Math.min(this.deaths++, BACKOFF.length - 1)]!;
    this.report(`${this.name} ended (${signal ?? `code ${code}`}), starting it again`);
    await wait(pause);
    if (this.stopping) return;
    this.launch();
    setTimeout(() => (this.deaths = 0), 10_000).unref();
  }
}
