import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '#config';
import type { Urgency } from '#convention';
import { generateKeyPair, hashOf, seal, verifyNotice, type NoticePayload, type PublicKey } from '#protocol';
import { anchorText, keyEntryOf, partyOf, RegisterView, signRegister, type RegisterDocument } from '#register';
import { inboundQueue, outboundQueue, type Broker } from '#transport';
import { startRouter, type RouterApp } from '../../../apps/router/router-app.js';
import { RouterConfig } from '../../../apps/router/router-config.js';

const FROM = new Date('2026-01-01T00:00:00Z');
const UNTIL = new Date('2036-01-01T00:00:00Z');

export interface Received {
  pattern: string;
  data: string;
}

export interface Sent {
  id: string;
  envelope: string;
}

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** A register that is served over HTTP, signed and changeable; States that send and read; routers between them. */
export class Network {
  private readonly sealing = new Map<string, PublicKey>();
  private readonly routers: RouterApp[] = [];
  private jws = '';

  private constructor(
    private readonly broker: Broker,
    private readonly anchor: KeyPair,
    private readonly key: KeyPair,
    private readonly server: Server,
    public register: RegisterDocument,
  ) {}

  static async start(broker: Broker, codes: string[]): Promise<Network> {
    const [anchor, key] = [await generateKeyPair('sig', 'anchor'), await generateKeyPair('sig', 'router-1')];
    const router = { keys: [keyEntryOf(key.public, FROM, UNTIL)] };
    const base = { v: 1, network: 'test', version: 0, issuedAt: FROM.toISOString() } as const;
    const server = createServer();
    const network = new Network(broker, anchor, key, server, { ...base, router, parties: [] });
    server.on('request', (_request, response) => response.end(network.jws));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    for (const code of codes) await network.join(code);
    await network.publish();
    return network;
  }

  /** Takes effect with the next publication. */
  async join(code: string): Promise<void> {
    const [signing, sealing] = [await generateKeyPair('sig', `${code}-s`), await generateKeyPair('enc', `${code}-e`)];
    this.sealing.set(code, sealing.public);
    const keys = [signing.public, sealing.public].map((each) => keyEntryOf(each, FROM, UNTIL));
    this.register.parties.push(partyOf({ code, keys, url: `https://${code.toLowerCase()}.example` }));
  }

  suspend(code: string, suspended = true): void {
    for (const party of this.register.parties) if (party.code === code) party.suspended = suspended;
  }

  async publish(): Promise<void> {
    this.register = { ...this.register, version: this.register.version + 1 };
    this.jws = await signRegister(this.register, this.anchor.private);
  }

  /** The register server is gone from then on. */
  async unplugRegister(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  environment(brokerUrl: string, prefix: string, more: Record<string, string> = {}): Record<string, string> {
    return {
      BROKER_URL: brokerUrl,
      BROKER_PREFIX: prefix,
      REGISTER_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      REGISTER_ANCHOR: anchorText(this.anchor.public),
      ROUTER_KEY: JSON.stringify({ ...this.key.private.jwk, kid: this.key.private.kid }),
      ROUTER_PORT: '0',
      ROUTER_REFRESH_SECONDS: '1',
      ...more,
    };
  }

  async startRouter(environment: Record<string, string>, clock?: () => Date): Promise<RouterApp> {
    const router = await startRouter(readConfig(RouterConfig, environment), false, clock);
    this.routers.push(router);
    return router;
  }

  /** Sealed to the recipient (to anybody's key when it has none), around any text in the place of a signed act. */
  async sealed(from: string, to: string, more: { urgency?: Urgency; text?: string; expiresAt?: Date } = {}) {
    const { urgency = 'routine', text = `${from} to ${to} ${Math.random()}`, expiresAt = UNTIL } = more;
    const recipient = this.sealing.get(to) ?? [...this.sealing.values()][0];
    if (!recipient) throw new Error('nobody has joined');
    const id = hashOf(text);
    const envelope = await seal({ jws: text, cty: 'act', id, from, to, urgency, expiresAt }, recipient);
    return { id, envelope } satisfies Sent;
  }

  /** Puts something on the sender's outbound queue, as its relay does. */
  send(state: string, envelope: string, urgency: Urgency = 'routine', pattern = 'act'): Promise<void> {
    return this.broker.add(outboundQueue(state), [{ message: { pattern, data: envelope }, urgency }]);
  }

  /** Everything the State receives from now on, in the order it is given out. */
  reading(state: string): Received[] {
    const received: Received[] = [];
    const server = this.broker.server({ queues: [inboundQueue(state)], concurrency: 1 });
    for (const pattern of ['act', 'receipt', 'notice']) {
      server.addHandler(pattern, (data: string) => Promise.resolve(void received.push({ pattern, data })));
    }
    server.listen(() => undefined);
    return received;
  }

  /** The notice, verified as a State verifies it: with the router's key of the register. */
  async notice({ pattern, data }: Received): Promise<NoticePayload> {
    if (pattern !== 'notice') throw new Error(`a notice was expected, not ${pattern}`);
    const view = new RegisterView(this.register);
    return (await verifyNotice(data, (...asked) => view.key(...asked), new Date())).payload;
  }

  async stop(): Promise<void> {
    await Promise.all(this.routers.map((router) => router.stop()));
    await this.unplugRegister();
  }
}
