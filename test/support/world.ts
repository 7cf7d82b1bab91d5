import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ContactPointClient } from '#client';
import type { Role } from '#convention';
import { generateKeyPair, type PrivateKey, type PublicKey } from '#protocol';
import { anchorText, keyEntryOf, partyOf, signRegister, type Party, type RegisterDocument } from '#register';
import { Clock } from '../../apps/contact-point/clock.js';
import { startContactPoint, type ContactPoint } from '../../apps/contact-point/contact-point.app.js';
import { ContactPointConfig } from '../../apps/contact-point/contact-point.config.js';
import { Inbound } from '../../apps/contact-point/exchange/inbound.service.js';
import { PartRelay } from '../../apps/contact-point/exchange/part-relay.service.js';
import { OfficersService } from '../../apps/contact-point/identity/officers.service.js';
import { createRegisterApp } from '../../apps/register/register-app.js';
import { RegisterConfig } from '../../apps/register/register-config.js';
import { emptyDatabase } from './databases.js';

const YEAR = 365 * 24 * 3_600_000;
/** Of every officer. */
export const PASSWORD = 'correct horse battery';

/** A clock that a test moves; all States of a world share it. */
export class TestClock extends Clock {
  override offset = 0;

  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }
}

export interface TestState {
  code: string;
  point: ContactPoint;
  app: NestExpressApplication;
  url: string;
  keys: { signing: KeyPair; sealing: KeyPair };
  /** As the application's role. */
  databaseUrl: string;
  /** As the owner, who may do everything: for tests that tamper. */
  owner: pg.Pool;
  as(role: Exclude<Role, 'clock'>): ContactPointClient;
}

interface KeyPair {
  private: PrivateKey;
  public: PublicKey;
}

export interface WorldOptions {
  states?: string[];
  /** Roles of the processes. Without `exchange` the test carries envelopes itself (`carry`). */
  roles?: ContactPointConfig['ROLES'];
  brokerUrl?: string;
  /** Changes to a party's register entry. */
  party?: (code: string) => Partial<Party>;
}

/**
 * Contact points of several States in this process, each with a database of its own on the run's PostgreSQL, and a real
 * register server. Time is the test's.
 */
export class World {
  readonly clock = new TestClock();
  readonly states = new Map<string, TestState>();
  registerUrl = '';
  anchor!: KeyPair;
  router!: KeyPair;
  document!: RegisterDocument;
  private readonly name = `w${randomBytes(5).toString('hex')}`;
  private readonly endings: (() => Promise<unknown>)[] = [];

  static async start(options: WorldOptions = {}): Promise<World> {
    const world = new World();
    await world.begin(options);
    return world;
  }

  state(code: string): TestState {
    const state = this.states.get(code);
    if (!state) throw new Error(`no ${code} in this world`);
    return state;
  }

  /** Carries every waiting envelope to its recipient until nothing waits any more: a perfect broker and router. */
  async carry(): Promise<number> {
    let carried = 0;
    for (;;) {
      const waiting = await Promise.all([...this.states.values()].map((state) => this.takeWaiting(state)));
      const envelopes = waiting.flat();
      if (envelopes.length === 0) return carried;
      for (const { type, recipient, envelope } of envelopes) {
        await this.state(recipient).app.get(Inbound)[type](envelope);
        carried += 1;
      }
    }
  }

  /** What waits to be sent by a State, claimed as the relay would: acts are not offered again, receipts are gone. */
  async takeWaiting(
    state: TestState,
  ): Promise<{ id: string; type: 'act' | 'part' | 'receipt'; recipient: string; envelope: string }[]> {
    const { rows } = await state.owner.query(
      `UPDATE outbox o SET next_attempt_at = 'infinity' WHERE next_attempt_at < 'infinity'
        RETURNING id, type, recipient, envelope, urgency, created_at,
          (SELECT jsonb_build_object('jws', p.jws, 'stored', p.stored) FROM attachment_parts p WHERE p.message = o.id) AS part`,
    );
    await state.owner.query(`DELETE FROM outbox WHERE type = 'receipt' AND next_attempt_at = 'infinity'`);
    const relay = state.app.get(PartRelay);
    for (const row of rows) if (row.part) row.envelope = await relay.sealed({ ...row, ...row.part });
    return rows.sort((a, b) => a.created_at - b.created_at);
  }

  async stop(): Promise<void> {
    for (const ending of this.endings.reverse()) await ending();
  }

  private async begin(options: WorldOptions): Promise<void> {
    const codes = options.states ?? ['VN', 'BR'];
    [this.anchor, this.router] = await Promise.all([
      generateKeyPair('sig', 'anchor'),
      generateKeyPair('sig', 'router-1'),
    ]);
    const keys = new Map<string, TestState['keys']>();
    for (const code of codes) {
      const [signing, sealing] = await Promise.all([
        generateKeyPair('sig', `${code}-s1`),
        generateKeyPair('enc', `${code}-e1`),
      ]);
      keys.set(code, { signing, sealing });
    }
    await this.publish(codes, keys, options);
    for (const code of codes) this.states.set(code, await this.startState(code, keys.get(code)!, options));
  }

  private async publish(codes: string[], keys: Map<string, TestState['keys']>, options: WorldOptions): Promise<void> {
    const directory = await mkdtemp(path.join(tmpdir(), 'rogatory-register-'));
    const config = Object.assign(new RegisterConfig(), {
      REGISTER_PORT: 0,
      REGISTER_DIR: directory,
      REGISTER_ANCHOR: anchorText(this.anchor.public),
    });
    const app = await createRegisterApp(config, { logger: false });
    await app.listen(0, '127.0.0.1');
    this.registerUrl = await app.getUrl();
    this.endings.push(() => app.close().then(() => rm(directory, { recursive: true, force: true })));
    const from = new Date(Date.now() - YEAR);
    const entries = (code: string) =>
      Object.values(keys.get(code)!).map((pair) => keyEntryOf(pair.public, from, new Date(from.getTime() + 11 * YEAR)));
    this.document = {
      v: 1,
      network: 'test',
      version: 1,
      issuedAt: new Date().toISOString(),
      parties: codes.map((code) =>
        partyOf({ code, url: `http://127.0.0.1/${code}`, keys: entries(code), ...options.party?.(code) }),
      ),
      router: { keys: [keyEntryOf(this.router.public, from, new Date(from.getTime() + 11 * YEAR))] },
    };
    await this.post(this.document);
  }

  /** Publishes a register document, signed by the anchor. */
  async post(document: RegisterDocument): Promise<void> {
    const body = await signRegister(document, this.anchor.private);
    const headers = { 'content-type': 'application/jose' };
    const answer = await fetch(`${this.registerUrl}/register`, { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(await answer.text());
    this.document = document;
  }

  private async startState(code: string, keys: TestState['keys'], options: WorldOptions): Promise<TestState> {
    const { ownerUrl, applicationUrl: databaseUrl } = await emptyDatabase(`${this.name}_${code.toLowerCase()}`);
    const config = Object.assign(new ContactPointConfig(), {
      STATE: code,
      ROLES: options.roles ?? ['api'],
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_POOL: 8,
      BROKER_URL: options.brokerUrl ?? ownerUrl,
      REGISTER_URL: this.registerUrl,
      REGISTER_ANCHOR: anchorText(this.anchor.public),
      STATE_KEYS: JSON.stringify([keys.signing.private, keys.sealing.private]),
      HTTP_PORT: 0,
    });
    const point = await startContactPoint(config, { clock: this.clock, nest: { logger: ['fatal', 'error'] } });
    this.endings.push(() => point.stop());
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 3 });
    this.endings.push(() => owner.end());
    const clients = await officersOf(point.app, point.url, code);
    return { code, point, app: point.app, url: point.url, keys, databaseUrl, owner, as: (role) => clients.get(role)! };
  }
}

/** One officer of every role, with a token. */
async function officersOf(
  app: NestExpressApplication,
  url: string,
  code: string,
): Promise<Map<Role, ContactPointClient>> {
  const officers = app.get(OfficersService);
  const clients = new Map<Role, ContactPointClient>();
  for (const role of ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'] as const) {
    const email = `${role}@${code.toLowerCase()}.example`;
    const { id } = await officers.add({ name: `${role} of ${code}`, email, password: PASSWORD, role }, 'test');
    const { token } = await officers.issueToken(id, 'test', 1, 'test');
    clients.set(role, new ContactPointClient(url, token));
  }
  return clients;
}
