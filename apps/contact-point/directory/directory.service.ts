import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Problem, type StateCode } from '#convention';
import type { FindKey, PublicKey } from '#protocol';
import { parseAnchor, RegisterClient, type RegisterStore, type RegisterView } from '#register';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { SecurityLog } from '../operations/security-log.js';

const REFRESH = 15_000;

/** The register as this contact point holds it: verified against the pinned anchor, kept in the database. */
@Injectable()
export class Directory implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly client: RegisterClient;
  private readonly logger = new Logger('directory');
  private unfollow: () => Promise<void> = () => Promise.resolve();

  constructor(
    config: ContactPointConfig,
    source: DataSource,
    private readonly clock: Clock,
    private readonly security: SecurityLog,
  ) {
    this.client = new RegisterClient({
      url: config.REGISTER_URL,
      anchor: parseAnchor(config.REGISTER_ANCHOR),
      store: databaseStore(source, clock),
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

  readonly findKey: FindKey = (from, kid, use, at) => this.current().key(from, kid, use, at);

  private async refused(problem: Problem): Promise<void> {
    this.logger.error(`a register was refused: ${problem.code}`);
    await this.security
      .record(problem.code, 'register', problem.details)
      .catch((error: unknown) => this.logger.error('security log not written', error));
  }
}

/** Versions are kept for ever: which keys were valid on a day must stay provable. */
function databaseStore(source: DataSource, clock: Clock): RegisterStore {
  return {
    load: async () => {
      const [row] = await source.query<{ jws: string }[]>(
        'SELECT jws FROM register_versions ORDER BY version DESC LIMIT 1',
      );
      return row?.jws ?? null;
    },
    save: async (jws, version) => {
      await source.query('INSERT INTO register_versions VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING', [
        version,
        jws,
        clock.now(),
      ]);
    },
  };
}
