import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Problem, type StateCode } from '#convention';
import type { FindKey, PublicKey } from '#protocol';
import { parseAnchor, RegisterClient, RegisterView, readRegister } from '#register';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { SecurityLog } from '../operations/security-log.js';
import { RegisterVersions } from './register-versions.js';

const REFRESH = 15_000;
/** A register that goes on being refused for the same reason is recorded this often (ms). */
const REPEATED = 3_600_000;
/** Past versions held ready, each of some megabytes: enough for senders that lag a little. */
const KEPT_VERSIONS = 3;

/** The register as this contact point holds it: verified against the pinned anchor, kept in the database. */
@Injectable()
export class Directory implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly client: RegisterClient;
  private readonly kept: RegisterVersions;
  private readonly logger = new Logger('directory');
  private readonly versions = new Map<number, RegisterView>();
  private said = { code: '', at: 0 };
  private unfollow: () => Promise<void> = () => Promise.resolve();

  constructor(
    config: ContactPointConfig,
    source: DataSource,
    private readonly clock: Clock,
    private readonly security: SecurityLog,
  ) {
    this.kept = new RegisterVersions(source, clock);
    this.client = new RegisterClient({
      url: config.REGISTER_URL,
      anchor: parseAnchor(config.REGISTER_ANCHOR),
      store: this.kept,
      now: () => clock.now(),
      onRefusal: (problem) => void this.refused(problem),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.client.start();
    this.unfollow = this.client.follow(REFRESH);
  }

  onApplicationShutdown(): Promise<void> {
    return this.unfollow();
  }

  /** @throws Problem `register-unavailable` */
  current(): RegisterView {
    return this.client.current();
  }

  /** A version that this contact point holds or has held; null when it never had it. */
  async version(number: number): Promise<RegisterView | null> {
    const current = this.current();
    return number === current.version ? current : this.past(number);
  }

  checkedAt(): Date | null {
    return this.client.checkedAt();
  }

  /** Asks for a newer version now: a key is missing that a peer already uses. */
  refresh(): Promise<unknown> {
    return this.client.refresh();
  }

  /** A party that can be written to. @throws Problem `unknown-state`, `party-suspended` */
  reachable(code: StateCode): { sealingKey: PublicKey } {
    const register = this.current();
    const party = register.party(code);
    const sealingKey = register.sealingKey(code, this.clock.now());
    if (party?.suspended) throw new Problem('party-suspended', `${party.name} is suspended in the register`);
    if (!party || !sealingKey) throw new Problem('unknown-state', `the register lists no contact point of ${code}`);
    return { sealingKey };
  }

  readonly findKey: FindKey = (...asked) => this.current().key(...asked);

  /** Verified when it was taken over, perhaps with an anchor that has been exchanged since. */
  private async past(number: number): Promise<RegisterView | null> {
    const known = this.versions.get(number);
    if (known) return known;
    const jws = await this.kept.text(number);
    if (jws === null) return null;
    const view = new RegisterView(readRegister(jws));
    if (this.versions.size >= KEPT_VERSIONS) this.versions.delete([...this.versions.keys()][0]!);
    this.versions.set(number, view);
    return view;
  }

  private async refused(problem: Problem): Promise<void> {
    const now = this.clock.now().getTime();
    if (this.said.code === problem.code && now - this.said.at < REPEATED) return;
    this.said = { code: problem.code, at: now };
    this.logger.error(`a register was refused: ${problem.code}`);
    await this.security
      .record(problem.code, 'register', problem.details)
      .catch((error: unknown) => this.logger.error('security log not written', error));
  }
}
