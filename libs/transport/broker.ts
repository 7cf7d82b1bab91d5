import { Logger } from '@nestjs/common';
import { BrokerServer } from './broker-server.js';
import { Consumer } from './consumer.js';
import { within } from './deadline.js';
import { OPERATION_TIMEOUT, type Driver } from './driver.js';
import type { Outgoing } from './message.js';
import { OutageLog, type TransportLogger } from './outage-log.js';
import { postgresDriver } from './postgres-driver.js';
import { Producer } from './producer.js';
import { redisDriver } from './redis-driver.js';

export interface BrokerOptions {
  /** Names the connections, e.g. `contact-point-VN`. */
  name: string;
  /** Keeps networks on one broker apart; the same for everybody on a network. Letters, digits, '-'. */
  prefix?: string;
  logger?: TransportLogger;
  /** Postgres only: connections for adding (one process), and for the jobs of each consumed queue. */
  pool?: { producers?: number; perWorker?: number };
}

export interface ServerOptions {
  queues: readonly string[];
  /** Messages of one queue that are worked on at the same time in this process. */
  concurrency: number;
}

/** A message broker, whichever kind. Nothing is connected before it is first used. */
export interface Broker {
  readonly kind: 'redis' | 'postgres';
  /** To be awaited once before everything else: on Postgres it creates or updates BullMQ's schema. */
  prepare(): Promise<void>;
  /**
   * Resolves when the broker has all messages; of one call they are taken in order of urgency, then of the array.
   * @throws Problem 'broker-unavailable' (retryable, within 3 s; the messages may have arrived all the same),
   *   'message-too-large'
   */
  add(queue: string, messages: readonly Outgoing[]): Promise<void>;
  /** Messages waiting or being worked on. @throws Problem 'broker-unavailable' (retryable) */
  depth(queue: string): Promise<number>;
  healthy(): Promise<boolean>;
  server(options: ServerOptions): BrokerServer;
  /** Closes the servers first (20 s at most), then the connections. */
  close(): Promise<void>;
}

/**
 * @param url `redis://`, `rediss://`, `postgres://` or `postgresql://`, with user and password as needed
 * @throws TypeError when the URL is of no known kind, RangeError for an unusable prefix
 */
export function openBroker(url: string, options: BrokerOptions): Broker {
  const log = new OutageLog(options.logger ?? new Logger('broker'), options.name);
  return new BullBroker(openDriver(url, options, log), log);
}

function openDriver(url: string, options: BrokerOptions, log: OutageLog): Driver {
  const { name, prefix = 'rogatory', pool } = options;
  if (!/^[A-Za-z0-9-]{1,40}$/.test(prefix)) throw new RangeError('a prefix is letters, digits and hyphens');
  const settings = { name, prefix, onError: (error: unknown) => log.failed(error) };
  if (/^rediss?:/.test(url)) return redisDriver(url, settings);
  if (!/^postgres(ql)?:/.test(url)) throw new TypeError('the broker must be a redis:// or a postgres:// URL');
  return postgresDriver(url, { ...settings, producers: pool?.producers ?? 4, perWorker: pool?.perWorker ?? 3 });
}

class BullBroker implements Broker {
  private readonly producers = new Map<string, Producer>();
  private readonly servers: BrokerServer[] = [];
  private closing: Promise<void> | undefined;

  constructor(
    private readonly driver: Driver,
    private readonly log: OutageLog,
  ) {}

  get kind() {
    return this.driver.kind;
  }

  prepare(): Promise<void> {
    return this.driver.prepare();
  }

  add(queue: string, messages: readonly Outgoing[]): Promise<void> {
    return this.producer(queue).add(messages);
  }

  depth(queue: string): Promise<number> {
    return this.producer(queue).depth();
  }

  async healthy(): Promise<boolean> {
    try {
      await within(OPERATION_TIMEOUT, this.driver.ping());
      this.log.works();
      return true;
    } catch (error) {
      this.log.failed(error);
      return false;
    }
  }

  server({ queues, concurrency }: ServerOptions): BrokerServer {
    const server = new BrokerServer(queues, (queue, take) => {
      const backlog = () => this.producer(queue).backlog();
      return new Consumer(this.driver, { queue, concurrency, take, backlog, log: this.log });
    });
    this.servers.push(server);
    return server;
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
    await Promise.all([...this.producers.values()].map((producer) => producer.close()));
    await this.driver.close();
  }

  private producer(queue: string): Producer {
    let producer = this.producers.get(queue);
    if (!producer) this.producers.set(queue, (producer = new Producer(this.driver, queue, this.log)));
    return producer;
  }
}
