import { Injectable, Logger, type MessageEvent, type OnApplicationShutdown } from '@nestjs/common';
import { Observable, Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import { Loop } from './loop.js';

interface Changed {
  id: string;
  reference: string;
  status: string;
  version: number;
  updated_at: Date;
}

/** Transactions may commit a little after the instant they carry: look back this far, and send a change once. */
const OVERLAP = '10 seconds';

/** Changes of cases, whichever process made them: one look a second at the database, only while somebody listens. */
@Injectable()
export class CaseFeed implements OnApplicationShutdown {
  private readonly subject = new Subject<MessageEvent>();
  private readonly loop = new Loop('case feed', 1_000, () => this.look(), new Logger('case-feed'));
  private seen = new Map<string, number>();
  private since = new Date();
  private listeners = 0;

  constructor(private readonly source: DataSource) {}

  changes(): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const subscription = this.subject.subscribe(subscriber);
      if (this.listeners++ === 0) this.begin();
      return () => {
        subscription.unsubscribe();
        if (--this.listeners === 0) void this.loop.stop();
      };
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.subject.complete();
    await this.loop.stop();
  }

  private begin(): void {
    this.since = new Date();
    this.seen = new Map();
    this.loop.start();
  }

  private async look(): Promise<void> {
    const rows = await this.source.query<Changed[]>(
      `SELECT id, reference, status, version, updated_at FROM cases
        WHERE updated_at > $1::timestamptz - $2::interval ORDER BY updated_at LIMIT 500`,
      [this.since, OVERLAP],
    );
    for (const { id, reference, status, version, updated_at } of rows) {
      if (this.seen.get(id) === updated_at.getTime()) continue;
      this.seen.set(id, updated_at.getTime());
      if (updated_at > this.since) this.since = updated_at;
      this.subject.next({ type: 'case', data: { id, reference, status, version } });
    }
    if (rows.length === 0) this.seen.clear();
  }
}
