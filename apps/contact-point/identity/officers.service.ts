import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '#convention';
import { inTransaction, lock, runAlone, type Statement, type Tx } from '#database';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { SecurityLog } from '../operations/security-log.js';
import type { Officer } from './current-officer.js';
import { CredentialEntity, OfficerEntity } from './officer.entity.js';
import type { NewOfficer, SignIn } from './officers.dto.js';

const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
const HOUR = 3_600_000;

interface IssuedToken {
  token: string;
  expiresAt: Date;
}

/** Officers, their passwords (argon2id) and their tokens (256 random bits, stored as SHA-256). */
@Injectable()
export class OfficersService implements OnApplicationBootstrap {
  /** Compared against when there is no such officer, so that both cases take the same time. */
  private readonly decoy = hash(randomBytes(16).toString('hex'));

  constructor(
    private readonly source: DataSource,
    private readonly config: ContactPointConfig,
    private readonly clock: Clock,
    private readonly ledger: LedgerWriter,
    private readonly security: SecurityLog,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { FIRST_ADMINISTRATOR_EMAIL: email, FIRST_ADMINISTRATOR_PASSWORD: password } = this.config;
    if (!email || !password || (await this.source.manager.exists(OfficerEntity))) return;
    const first = { name: 'First administrator', email, password, role: 'administrator' } as const;
    await this.add(first, 'system').catch((error: unknown) => {
      // Another process, started at the same moment, has added the same one.
      if (!(error instanceof Problem && error.code === 'email-taken')) throw error;
    });
  }

  list(): Promise<OfficerEntity[]> {
    return this.source.manager.find(OfficerEntity, { order: { createdAt: 'ASC' } });
  }

  /** @throws Problem `email-taken` */
  async add(officer: NewOfficer, by: string): Promise<{ id: string }> {
    const id = randomUUID();
    const { name, role, password } = officer;
    const email = officer.email.toLowerCase();
    const row = {
      id,
      name,
      role,
      email,
      passwordHash: await hash(password),
      active: true,
      createdAt: this.clock.now(),
    };
    await inTransaction(this.source, async (tx) => {
      await lock(tx, `officer:${email}`);
      if (await tx.existsBy(OfficerEntity, { email, active: true }))
        throw new Problem('email-taken', 'an officer has this e-mail');
      await tx.insert(OfficerEntity, row);
      await this.ledger.write(tx, [{ event: 'officer-added', case: null, actor: by, detail: { officer: id, role } }]);
    });
    return { id };
  }

  /** Ends an account and every token of it, at once. @throws Problem `officer-not-found`, `last-administrator` */
  async deactivate(id: string, by: string): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      await lock(tx, 'officers:administrators');
      const officer = await tx.findOneBy(OfficerEntity, { id, active: true });
      if (!officer) throw new Problem('officer-not-found', 'there is no such active officer');
      const administrators = await tx.countBy(OfficerEntity, { role: 'administrator', active: true });
      if (officer.role === 'administrator' && administrators === 1)
        throw new Problem(
          'last-administrator',
          'nobody could add an officer any more: add another administrator first',
        );
      await tx.update(OfficerEntity, { id }, { active: false });
      await tx.query('UPDATE credentials SET revoked_at = $2 WHERE officer_id = $1 AND revoked_at IS NULL', [
        id,
        this.clock.now(),
      ]);
      await this.ledger.write(tx, [{ event: 'officer-deactivated', case: null, actor: by, detail: { officer: id } }]);
    });
  }

  /**
   * @param address where the request came from, for the security log
   * @throws Problem `sign-in-failed` — the same for an unknown e-mail and a wrong password
   */
  async signIn(given: SignIn, address: string): Promise<IssuedToken & { officer: OfficerEntity }> {
    const email = given.email.toLowerCase();
    const officer = await this.source.manager.findOneBy(OfficerEntity, { email, active: true });
    const right = await verify(officer?.passwordHash ?? (await this.decoy), given.password);
    if (!officer || !right) {
      await this.security.record('sign-in-failed', email, { address });
      throw new Problem('sign-in-failed', 'e-mail or password is wrong');
    }
    const issued = await inTransaction(this.source, (tx) =>
      this.issue(tx, officer.id, {
        event: 'signed-in',
        label: 'session',
        hours: this.config.SESSION_HOURS,
        by: officer.id,
      }),
    );
    return { ...issued, officer };
  }

  /** A bearer token for a script, valid for at most 365 days. */
  issueToken(officerId: string, label: string, days: number, by: string): Promise<IssuedToken> {
    return inTransaction(this.source, async (tx) => {
      const known = await tx.existsBy(OfficerEntity, { id: officerId, active: true });
      if (!known) throw new Problem('officer-not-found', 'there is no such active officer');
      return this.issue(tx, officerId, { event: 'token-issued', label, hours: days * 24, by });
    });
  }

  async signOut(officer: Officer): Promise<void> {
    await inTransaction(this.source, async (tx) => {
      await tx.update(CredentialEntity, { id: officer.credential }, { revokedAt: this.clock.now() });
      await this.ledger.write(tx, [{ event: 'signed-out', case: null, actor: officer.id, detail: {} }]);
    });
  }

  /** The officer behind a token, or null. */
  async identify(token: string): Promise<Officer | null> {
    const [row] = await runAlone<Officer>(this.source, identify, [hashToken(token), this.clock.now()]);
    return row ?? null;
  }

  /** Whether what was signed in with opens anything still. */
  async isValid(credential: string): Promise<boolean> {
    const rows = await runAlone(this.source, stillValid, [credential, this.clock.now()]);
    return rows.length > 0;
  }

  private async issue(
    tx: Tx,
    officerId: string,
    grant: { event: string; label: string; hours: number; by: string },
  ): Promise<IssuedToken> {
    const token = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + grant.hours * HOUR);
    const id = randomUUID();
    await tx.insert(CredentialEntity, {
      id,
      officerId,
      tokenHash: hashToken(token),
      label: grant.label,
      createdAt,
      expiresAt,
    });
    const detail = { officer: officerId, credential: id, expiresAt: expiresAt.toISOString() };
    await this.ledger.write(tx, [{ event: grant.event, case: null, actor: grant.by, detail }]);
    return { token, expiresAt };
  }
}

const identify: Statement = {
  name: 'officer-identify',
  text: `SELECT o.id, o.name, o.email, o.role, c.id AS credential,
            ARRAY (SELECT p.id::text FROM officers p WHERE p.email = o.email AND p.id <> o.id) AS formerly
          FROM credentials c JOIN officers o ON o.id = c.officer_id
          WHERE c.token_hash = $1 AND c.revoked_at IS NULL AND c.expires_at > $2 AND o.active`,
};

const stillValid: Statement = {
  name: 'credential-valid',
  text: `SELECT FROM credentials c JOIN officers o ON o.id = c.officer_id
          WHERE c.id = $1 AND c.revoked_at IS NULL AND c.expires_at > $2 AND o.active`,
};
