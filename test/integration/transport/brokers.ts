import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openBroker, type Broker, type Message, type TransportLogger } from '#transport';
import type { Urgency } from '#convention';
import { emptyDatabase } from '../../support/databases.js';
import { startRedis, type TestRedis } from '../../support/redis.js';

export const kinds = ['redis', 'postgres'] as const;

/** Both brokers for one test file: a redis-server of its own, a database of its own. */
export class Brokers {
  private readonly opened: Broker[] = [];

  private constructor(
    private readonly redis: TestRedis,
    readonly postgresUrl: string,
  ) {}

  static async start(): Promise<Brokers> {
    const postgresUrl = await createDatabase();
    return new Brokers(await startRedis(), postgresUrl);
  }

  url(kind: (typeof kinds)[number]): string {
    return kind === 'redis' ? this.redis.url() : this.postgresUrl;
  }

  async open(kind: (typeof kinds)[number], prefix = `t-${randomUUID()}`, logger?: TransportLogger): Promise<Broker> {
    const broker = openBroker(this.url(kind), { name: 'test', prefix, logger });
    await broker.prepare();
    this.opened.push(broker);
    return broker;
  }

  /** Everything the brokers hold, as text. */
  async dump(): Promise<string> {
    const client = new pg.Client(this.postgresUrl);
    await client.connect();
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
        WHERE table_schema = 'bullmq' AND table_type = 'BASE TABLE'`,
    );
    const rows: unknown[] = [];
    for (const { name } of tables.rows) rows.push(name, (await client.query(`SELECT * FROM ${name}`)).rows);
    await client.end();
    return (await this.redis.dump()) + JSON.stringify(rows);
  }

  async stop(): Promise<void> {
    await Promise.all(this.opened.map((broker) => broker.close()));
    await this.redis.stop();
  }
}

/** A fresh database on the test run's PostgreSQL server. */
export const createDatabase = async (): Promise<string> => (await emptyDatabase()).ownerUrl;

export const message = (pattern: string, data: string, urgency: Urgency = 'routine') => ({
  message: { pattern, data } satisfies Message,
  urgency,
});
