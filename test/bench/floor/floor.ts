import type { JWK } from '#protocol';
import { fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { GATHER } from '../../../apps/contact-point/ledger/sequencer.service.js';
import { prepareSchema } from '../../../apps/contact-point/schema/schema.js';
import { preservationRequest } from '../../support/requests.js';
import { post } from '../http.js';
import type { Processes } from '../footprint.js';
import type { Target } from '../target.js';
import type { PartConfig } from './part.js';

const PASSWORD = 'floor';
const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The least that any implementation must do: the same bytes signed, sealed, queued twice, opened and verified, the same
 * rows in the same schema with as many commits, and a receipt back. Plain pg, bullmq and node:crypto, one message per
 * transaction; sender, router and recipient are processes, like the contact points and the router.
 */
export class Floor implements Target {
  readonly name = 'floor';
  private references = 0;

  private constructor(
    private readonly children: ChildProcess[],
    private readonly port: number,
    readonly processes: Processes,
    readonly sender: pg.Pool,
    readonly recipient: pg.Pool,
  ) {}

  /** On the product's own Postgres server and broker, in databases and queues of its own. */
  static async start({ admin, broker }: { admin: string; broker: string }, servers: Processes): Promise<Floor> {
    const sender = await createDatabase(admin, 'floor_sender');
    const recipient = await createDatabase(admin, 'floor_recipient');
    const keys = { sender: keyPairs(), recipient: keyPairs() };
    const children: ChildProcess[] = [];
    const start = async (part: string, databaseUrl: string, own: Keys, peer: Keys) => {
      const child = fork(path.join(here, `${part}.js`), { env: { PATH: process.env.PATH, NODE_ENV: 'production' } });
      children.push(child);
      child.send(configOf(databaseUrl, broker, own, peer));
      const [ready] = (await once(child, 'message')) as [{ port: number }];
      return ready.port;
    };
    await start('router', recipient.appUrl, keys.recipient, keys.sender);
    await start('recipient', recipient.appUrl, keys.recipient, keys.sender);
    const port = await start('sender', sender.appUrl, keys.sender, keys.recipient);
    const pool = ({ ownerUrl }: Database) => new pg.Pool({ connectionString: ownerUrl, max: 4 });
    const [router, receiving, sending] = children.map((child) => child.pid!) as [number, number, number];
    const processes = { sender: sending, recipient: receiving, router, ...servers };
    return new Floor(children, port, processes, pool(sender), pool(recipient));
  }

  async drafts(count: number): Promise<string[]> {
    const { contents } = preservationRequest('BR');
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.sender.query(
      `INSERT INTO cases (id, kind, reference, side, counterpart, urgency, status, version, contents, officer, created_at, updated_at)
        SELECT id::uuid, 'preservation', 'VN-2026-' || lpad(($2 + n)::text, 6, '0'), 'requesting', 'BR', 'routine', 'draft', 1,
          $3, 'Nguyen Thi Minh', now(), now()
        FROM unnest($1::text[]) WITH ORDINALITY AS u(id, n)`,
      [ids, this.references, contents],
    );
    this.references += count;
    return ids;
  }

  async submit(id: string): Promise<void> {
    const url = `http://127.0.0.1:${this.port}/api/cases/${id}/acts`;
    await post(url, { act: 'submit' }, { 'idempotency-key': randomUUID() });
  }

  async stop(): Promise<void> {
    await Promise.all([this.sender.end(), this.recipient.end()]);
    await Promise.all(
      this.children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }),
    );
  }
}

interface Database {
  ownerUrl: string;
  appUrl: string;
}

async function createDatabase(adminUrl: string, name: string): Promise<Database> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const ownerUrl = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
  const appUrl = Object.assign(new URL(ownerUrl), { username: `${name}_app`, password: PASSWORD }).toString();
  await prepareSchema(ownerUrl, appUrl);
  return { ownerUrl, appUrl };
}

interface Pair {
  private: JWK;
  public: JWK;
}
interface Keys {
  signing: Pair;
  sealing: Pair;
}

const jwk = { publicKeyEncoding: { format: 'jwk' }, privateKeyEncoding: { format: 'jwk' } };

function keyPairs(): Keys {
  const pair = (made: unknown): Pair => {
    const { publicKey, privateKey } = made as { publicKey: JWK; privateKey: JWK };
    return { public: publicKey, private: privateKey };
  };
  return {
    signing: pair(generateKeyPairSync('ed25519', jwk as never)),
    sealing: pair(generateKeyPairSync('x25519', jwk as never)),
  };
}

const configOf = (databaseUrl: string, brokerUrl: string, own: Keys, peer: Keys): PartConfig => ({
  databaseUrl,
  brokerUrl,
  signing: { private: own.signing.private, peer: peer.signing.public },
  sealing: { private: own.sealing.private, peer: peer.sealing.public },
  gather: GATHER,
});
