import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { SandboxNetwork } from '../../apps/sandbox/network.js';
import { databaseOf } from '../../apps/sandbox/plan.js';
import { loadSecrets } from '../../apps/sandbox/secrets.js';
import { preservationRequest } from '../support/requests.js';
import { post } from './http.js';
import type { Processes } from './footprint.js';
import type { Target } from './target.js';

const STATES = ['VN', 'BR'];
const LANES = 16;

/** Connection strings: of the owners of both databases, of the server's superuser (who makes the floor's), of the broker. */
export interface Addresses {
  sender: string;
  recipient: string;
  admin: string;
  broker: string;
}

export interface ProductOptions {
  directory: string;
  port: number;
  /** Null: the broker is the Postgres server. */
  redis: { url: string; pid: number } | null;
  handover: boolean;
}

interface Tokens {
  drafting: string;
  submitting: string;
}

/** Two contact points, router, register, broker and Postgres, each a process of its own, as `npm start` runs them. */
export class Product implements Target {
  readonly name = 'product';

  readonly sender: pg.Pool;
  readonly recipient: pg.Pool;

  private constructor(
    private readonly network: SandboxNetwork,
    private readonly url: string,
    private readonly tokens: Tokens,
    readonly addresses: Addresses,
    private readonly redisPid: number | undefined,
  ) {
    this.sender = new pg.Pool({ connectionString: addresses.sender, max: 4 });
    this.recipient = new pg.Pool({ connectionString: addresses.recipient, max: 4 });
  }

  static async start({ directory, port, redis, handover }: ProductOptions): Promise<Product> {
    const settings = { states: STATES, broker: redis?.url ?? null, port, directory, fresh: false, cases: false };
    const network = await SandboxNetwork.prepare(settings, (line) => console.error(line));
    try {
      const file = await network.start();
      const { url, officers } = file.states[0]!;
      const tokenOf = (wanted: string) => officers.find(({ role }) => role === wanted)!.token;
      const tokens = { drafting: tokenOf('officer'), submitting: tokenOf(handover ? 'supervisor' : 'officer') };
      const addresses = await addressesOf(directory, network.addresses.postgres, redis?.url);
      return new Product(network, url, tokens, addresses, redis?.pid);
    } catch (error) {
      await network.stop();
      throw new Error(`no network; see ${path.join(directory, 'logs')}`, { cause: error });
    }
  }

  async drafts(count: number): Promise<string[]> {
    const ids: string[] = [];
    const lane = async () => {
      while (ids.length < count) ids.push(await this.draft());
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return ids;
  }

  async submit(id: string): Promise<void> {
    await this.post(this.tokens.submitting, `/api/cases/${id}/acts`, { act: 'submit' });
  }

  /** What the floor uses as well. */
  get servers(): Processes {
    const postgres = this.pidOf('postgres');
    return this.redisPid === undefined ? { postgres } : { postgres, redis: this.redisPid };
  }

  get processes(): Processes {
    const [sender, recipient] = [this.pidOf('contact-point VN'), this.pidOf('contact-point BR')];
    return { sender, recipient, router: this.pidOf('router'), ...this.servers };
  }

  /** Freezes the router: it takes nothing any more. */
  stopRouter(): void {
    process.kill(this.pidOf('router'), 'SIGSTOP');
  }

  /** Ends the frozen router the hard way; its supervisor starts another one. */
  async startRouter(): Promise<void> {
    process.kill(this.pidOf('router'), 'SIGKILL');
    await this.supervised('router').untilReady();
  }

  async stop(): Promise<void> {
    await Promise.all([this.sender.end(), this.recipient.end()]);
    await this.network.stop();
  }

  private pidOf(name: string): number {
    return this.supervised(name).pid!;
  }

  private supervised(name: string) {
    return this.network.processes.find((process) => process.name === name)!;
  }

  private async draft(): Promise<string> {
    const { id } = await this.post<{ id: string }>(this.tokens.drafting, '/api/cases', preservationRequest('BR'));
    return id;
  }

  private post<T>(token: string, route: string, body: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
    return post<T>(`${this.url}${route}`, body, headers);
  }
}

async function addressesOf(directory: string, port: number, redisUrl: string | undefined): Promise<Addresses> {
  const { states, postgresPassword, brokerPassword } = await loadSecrets(directory, STATES);
  const at = (user: string, password: string, database = user) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const [sender, recipient] = STATES.map((code) => at(databaseOf(code), states[code]!.ownerPassword));
  const broker = redisUrl ?? at('broker', brokerPassword);
  return { sender: sender!, recipient: recipient!, admin: at('postgres', postgresPassword), broker };
}
