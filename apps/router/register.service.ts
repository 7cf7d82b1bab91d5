import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  FileRegisterStore,
  MemoryRegisterStore,
  parseAnchor,
  RegisterClient,
  ROUTER,
  type RegisterView,
} from '#register';
import type { Problem } from '#convention';
import type { EnvelopeHeader, PrivateKey } from '#protocol';
import { outboundQueue, type BrokerServer } from '#transport';
import { judge, type Refusal } from './judge.js';
import { CLOCK, KEY, SERVER, type Clock } from './parts.js';
import { RouterConfig } from './router-config.js';
import { RouterMetrics } from './router-metrics.js';

/** Follows the register: who is a party, and so which queues there are. */
@Injectable()
export class RegisterService {
  private readonly logger = new Logger('register');
  private readonly client: RegisterClient;
  private unfollow: (() => Promise<void>) | undefined;

  constructor(
    private readonly config: RouterConfig,
    private readonly metrics: RouterMetrics,
    @Inject(SERVER) private readonly server: BrokerServer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY) private readonly key: PrivateKey,
  ) {
    const file = config.ROUTER_CACHE_PATH;
    this.client = new RegisterClient({
      url: config.REGISTER_URL,
      anchor: parseAnchor(config.REGISTER_ANCHOR),
      store: file ? new FileRegisterStore(file) : new MemoryRegisterStore(),
      onUpdate: (view) => this.use(view),
      onRefusal: (problem) => this.warn(problem),
    });
  }

  /** Never fails: without a register nothing is routed and the router is not ready, until there is one. */
  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      this.warn(error as Problem);
    }
    this.unfollow = this.client.follow(this.config.ROUTER_REFRESH_SECONDS * 1000);
  }

  async stop(): Promise<void> {
    await this.unfollow?.();
  }

  /** @throws Problem 'register-unavailable' (retryable) */
  current(): RegisterView {
    return this.client.current();
  }

  /** As `judge`, with the register in use, now. @throws Problem 'register-unavailable' (retryable) */
  judge(header: EnvelopeHeader, sender: string): Refusal | null {
    return judge(header, sender, this.current(), this.clock());
  }

  /** A party that is suspended or gone is consumed on: what it sends is answered with a notice. */
  private use(view: RegisterView): void {
    for (const { code } of view.parties()) this.server.consume(outboundQueue(code));
    this.metrics.uses(view, this.isListed(view));
    this.logger.log('register in use', { version: view.version, parties: view.parties().length });
  }

  /** Without it States refuse every notice, and see silence. */
  private isListed(view: RegisterView): boolean {
    const listed = view.key(ROUTER, this.key.kid, 'sig', this.clock())?.jwk.x === this.key.jwk.x;
    if (!listed) this.logger.warn(`version ${view.version} of the register does not list the key of this router`);
    return listed;
  }

  private warn({ code, message }: Problem): void {
    this.logger.warn(`${code}: ${message}`);
  }
}
