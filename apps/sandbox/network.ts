import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { HolidaySource, keyEntryOf, partyOf, signRegister, type Calendar, type RegisterDocument } from '#register';
import { checkPorts, claimDirectory } from './claim.js';
import { keepNetwork, readNetwork, type NetworkFile } from './network-file.js';
import { ensureOfficers } from './officers.js';
import type { SandboxOptions } from './options.js';
import {
  Addresses,
  contactPointPlan,
  databaseOf,
  postgresPlan,
  registerPlan,
  routerPlan,
  type PlanContext,
} from './plan.js';
import { PostgresCluster } from './postgres/cluster.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { Supervised, type ProcessPlan } from './supervisor.js';

const YEAR = 365 * 24 * 3_600_000;

/** A whole network on this machine: one process each, started in order, stopped in the opposite order. */
export class SandboxNetwork {
  readonly processes: Supervised[] = [];
  private stopping: Promise<void> | null = null;

  private constructor(
    private readonly options: SandboxOptions,
    private readonly context: PlanContext,
    private readonly report: (line: string) => void,
    private readonly release: () => Promise<void>,
  ) {}

  /** Prepares directories, secrets and the database server; starts nothing yet. */
  static async prepare(options: SandboxOptions, report: (line: string) => void): Promise<SandboxNetwork> {
    const directory = path.resolve(options.directory);
    const release = await claimDirectory(directory);
    if (options.fresh) await forget(directory);
    await mkdir(path.join(directory, 'logs'), { recursive: true });
    const secrets = await loadSecrets(directory, options.states);
    const addresses = new Addresses(options.port, options.states);
    const cluster = await PostgresCluster.prepare({
      directory: path.join(directory, 'postgres'),
      port: addresses.postgres,
      password: secrets.postgresPassword,
    });
    const brokerUrl = options.broker ?? brokerUrlOf(cluster, secrets);
    await checkPorts(addresses.all);
    return new SandboxNetwork(options, { addresses, secrets, cluster, brokerUrl, directory }, report, release);
  }

  get addresses(): Addresses {
    return this.context.addresses;
  }

  /**
   * Starts every process and writes `network.json`; fills a new network before that. A network whose filling failed or was
   * interrupted is still a new one.
   *
   * @returns what `network.json` says
   */
  async start(fill?: (network: NetworkFile) => Promise<void>): Promise<NetworkFile> {
    const { context } = this;
    await this.launch(postgresPlan(context));
    await this.databases();
    await this.launch(registerPlan(context));
    await this.publish();
    await Promise.all([
      this.launch(routerPlan(context)),
      ...this.options.states.map((state) => this.launch(contactPointPlan(context, state))),
    ]);
    const { network, isNew } = await this.introduce();
    if (isNew) await fill?.(network);
    await keepNetwork(this.context.directory, network);
    return network;
  }

  /** Ends everything, once; nothing is started any more. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    const [postgres, register, ...others] = this.processes;
    await Promise.all(others.map((process) => process.stop()));
    await register?.stop();
    await postgres?.stop();
    await this.release();
  }

  private async launch(plan: ProcessPlan): Promise<void> {
    if (this.stopping) throw new Error('it is being stopped');
    const supervised = new Supervised(plan, this.report);
    this.processes.push(supervised);
    await supervised.start();
  }

  private async databases(): Promise<void> {
    const { cluster, secrets } = this.context;
    await cluster.ensureOwned('broker', secrets.brokerPassword);
    for (const state of this.options.states)
      await cluster.ensureOwned(databaseOf(state), secrets.states[state]!.ownerPassword);
  }

  /** Publishes the register of this network when its parties or addresses are not the published ones. */
  private async publish(): Promise<void> {
    const url = `${this.addresses.url(this.addresses.register)}/register`;
    const response = await fetch(`${url}/document`);
    const current = response.ok ? ((await response.json()) as RegisterDocument) : null;
    const next = this.document(current, await calendarsOf(this.options.states, new Date().getUTCFullYear()));
    if (current && sameParties(current, next)) return;
    const jws = await signRegister(next, this.context.secrets.anchor.private);
    const published = await fetch(url, { method: 'POST', body: jws, headers: { 'content-type': 'application/jose' } });
    if (!published.ok) throw new Error(`the register was not published: ${await published.text()}`);
  }

  private document(current: RegisterDocument | null, calendars: ReadonlyMap<string, Calendar>): RegisterDocument {
    const { secrets, addresses } = this.context;
    const issued = current ? new Date(current.parties[0]!.keys[0]!.notBefore) : new Date(Date.now() - 60_000);
    const until = new Date(issued.getTime() + 10 * YEAR);
    const known = current?.parties.filter((party) => !this.options.states.includes(party.code)) ?? [];
    const parties = this.options.states.map((code) => {
      const { signing, sealing } = secrets.states[code]!;
      const keys = [signing.public, sealing.public].map((key) => keyEntryOf(key, issued, until));
      const calendar = calendars.get(code);
      return partyOf({ code, url: addresses.url(addresses.contactPoint(code)), keys, ...(calendar && { calendar }) });
    });
    return {
      v: 1,
      network: 'training',
      version: (current?.version ?? 0) + 1,
      issuedAt: new Date().toISOString(),
      parties: [...parties, ...known],
      router: { keys: [keyEntryOf(secrets.router.public, issued, until)] },
    };
  }

  /** Officers of every State, those of an earlier run with their tokens. */
  private async introduce(): Promise<{ network: NetworkFile; isNew: boolean }> {
    const { addresses, secrets } = this.context;
    const earlier = await readNetwork(this.context.directory);
    const states = await Promise.all(
      this.options.states.map(async (code) => {
        const url = addresses.url(addresses.contactPoint(code));
        const email = `administrator@${code.toLowerCase()}.contact-point.example`;
        const known = earlier?.states.find((state) => state.code === code)?.officers ?? [];
        const administrator = { email, password: secrets.states[code]!.administratorPassword };
        return { code, url, officers: await ensureOfficers(code, url, administrator, known) };
      }),
    );
    return { network: { register: { url: addresses.url(addresses.register) }, states }, isNew: earlier === null };
  }
}

function brokerUrlOf(cluster: PostgresCluster, secrets: Secrets): string {
  const url = new URL(cluster.ownerUrl('broker'));
  return Object.assign(url, { username: 'broker', password: secrets.brokerPassword }).toString();
}

/** This year's holidays and the next one's, of the States that the library knows; the others have weekends only. */
async function calendarsOf(states: readonly string[], year: number): Promise<Map<string, Calendar>> {
  const source = await HolidaySource.open();
  return new Map(
    states.flatMap((code) => {
      const calendar = source.calendar(code, year, year + 1);
      return calendar ? [[code, calendar] as const] : [];
    }),
  );
}

const sameParties = (a: RegisterDocument, b: RegisterDocument): boolean =>
  JSON.stringify([a.parties, a.router]) === JSON.stringify([b.parties, b.router]);

/** Removes what an earlier run left, its database included. */
async function forget(directory: string): Promise<void> {
  await PostgresCluster.forget(path.join(directory, 'postgres'));
  for (const name of ['register', 'logs', 'secrets.json', 'network.json', 'router-register.jws']) {
    await rm(path.join(directory, name), { recursive: true, force: true });
  }
}
