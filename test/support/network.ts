import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ContactPointClient } from '#client';
import type { NetworkFile } from '../../apps/sandbox/network-file.js';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export interface NetworkOptions {
  broker?: string;
  states?: string;
  directory?: string;
  cases?: boolean;
}

/** How long a sandbox that does not get ready may take to end, milliseconds. */
const LONGEST_END = 15_000;

/** The sandbox as a user starts it, in processes of its own, with ports and a directory of the test's. */
export class TestNetwork {
  private output = '';

  private constructor(
    private readonly sandbox: ChildProcess,
    readonly directory: string,
    readonly port: number,
    private readonly options: NetworkOptions,
  ) {
    for (const stream of [sandbox.stdout!, sandbox.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
  }

  /** Starts `npm start`'s program and waits for its line `ready`. The compiled program must be up to date. */
  static async start(options: NetworkOptions = {}): Promise<TestNetwork> {
    const directory = options.directory ?? (await mkdtemp(path.join(tmpdir(), 'rogatory-network-')));
    await chmod(directory, 0o755);
    const port = await freeRange();
    const args = ['dist/apps/sandbox/main.js', '--port', String(port), '--dir', directory];
    if (options.states) args.push('--states', options.states);
    if (options.broker) args.push('--broker', options.broker);
    if (!options.cases) args.push('--no-cases');
    const sandbox = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const network = new TestNetwork(sandbox, directory, port, options);
    try {
      await network.untilReady();
    } catch (error) {
      await network.giveUp();
      throw error;
    }
    return network;
  }

  get printed(): string {
    return this.output;
  }

  async file(): Promise<NetworkFile> {
    return JSON.parse(await readFile(path.join(this.directory, 'network.json'), 'utf8')) as NetworkFile;
  }

  async client(state: string, role: string): Promise<ContactPointClient> {
    const found = (await this.file()).states.find(({ code }) => code === state)!;
    return new ContactPointClient(found.url, found.officers.find((officer) => officer.role === role)!.token);
  }

  /** The processes of the network by name: `postgres`, `register`, `router`, `contact-point VN`, … */
  processes(): { name: string; pid: number }[] {
    return childrenOf(this.sandbox.pid!).flatMap((pid) => {
      const name = nameOf(pid);
      return name === null ? [] : [{ name, pid }];
    });
  }

  /** Sends a signal to the process of that name. @returns false when it is not there just now */
  signal(name: string, signal: NodeJS.Signals): boolean {
    const found = this.processes().find((one) => one.name === name);
    return found !== undefined && process.kill(found.pid, signal);
  }

  /** Ends the sandbox as a user would, and returns its exit code. */
  async stop(how: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const children = this.processes();
    if (!this.isOver()) {
      this.sandbox.kill(how);
      await once(this.sandbox, 'exit');
    }
    await eventually(() => {
      const left = children.filter(({ pid }) => nameOf(pid) !== null);
      if (left.length > 0) throw new Error(`still running: ${left.map(({ name }) => name).join(', ')}`);
    });
    return this.sandbox.exitCode;
  }

  /** Ends the sandbox alone, as a crash would: its processes are for it, or for the next start, to end. */
  async crash(): Promise<void> {
    this.sandbox.kill('SIGKILL');
    await once(this.sandbox, 'exit');
  }

  /** Stops and removes everything. */
  async end(): Promise<void> {
    await this.stop();
    if (!this.options.directory) await rm(this.directory, { recursive: true, force: true });
  }

  private isOver(): boolean {
    return this.sandbox.exitCode !== null || this.sandbox.signalCode !== null;
  }

  private async untilReady(): Promise<void> {
    await eventually(() => {
      if (!this.isOver() && !/^ready/m.test(this.output)) throw new Error(`not ready: ${this.output}`);
    }, 90_000);
    if (this.isOver()) throw new Error(`the sandbox ended: ${this.output}`);
  }

  /** Ends what did not get ready, and its processes when it does not do so itself. */
  private async giveUp(): Promise<void> {
    const late = setTimeout(() => {
      const children = this.processes();
      this.sandbox.kill('SIGKILL');
      for (const { pid } of children) if (nameOf(pid) !== null) process.kill(pid, 'SIGKILL');
    }, LONGEST_END);
    await this.stop().finally(() => clearTimeout(late));
  }
}

/** A port with the hundred after it outside the range that the system hands out by itself. */
export async function freeRange(): Promise<number> {
  const seed = await freePort();
  return 10_000 + ((seed * 100) % 20_000);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** What the command line of a process of the sandbox says it is; null when it is gone or something else. */
function nameOf(pid: number): string | null {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    if (/\/postgres$/.test(words[0] ?? '')) return 'postgres';
    const at = words.findIndex((word) => /apps\/[a-z-]+\/main\.js$/.test(word));
    if (at < 0) return null;
    return [/apps\/([a-z-]+)\/main\.js$/.exec(words[at]!)![1], ...words.slice(at + 1)].join(' ');
  } catch {
    return null;
  }
}
