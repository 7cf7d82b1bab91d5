import type { JWK } from '#protocol';
import pg from 'pg';
import { Queues } from './queues.js';

/** What a process of the floor is told by its parent, over the channel between them. */
export interface PartConfig {
  databaseUrl: string;
  brokerUrl: string;
  signing: { private: JWK; peer: JWK };
  sealing: { private: JWK; peer: JWK };
  /** How long ledger entries gather before they are chained (ms). */
  gather: number;
}

export interface Part extends PartConfig {
  pool: pg.Pool;
  queues: Queues;
}

/** As many connections and messages at a time as a contact point of the sandbox has. */
const POOL = 12;
export const CONCURRENCY = 8;

/** Waits for the configuration, starts, says where it listens; ends when the parent is gone. */
export function runPart(start: (part: Part) => Promise<{ port: number }>): void {
  process.once('disconnect', () => process.exit(0));
  process.once('message', (config: PartConfig) => {
    const pool = new pg.Pool({ connectionString: config.databaseUrl, max: POOL });
    void start({ ...config, pool, queues: new Queues(config.brokerUrl) }).then((ready) => process.send!(ready));
  });
}
