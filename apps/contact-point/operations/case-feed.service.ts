import { Injectable, Logger, type MessageEvent, type OnApplicationShutdown } from '@nestjs/common';
import { Observable, Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { Loop } from './loop.js';

interface Changed {
  id: string;
  reference: string;
  status: string;
  version: number;
  updated_at: Date;
}

/** Transactions may commit a little after the instant they carry: look back this far (ms), and send a change once. */
const OVERLAP = 10_000;
const PAGE = 500;
/** Before every case there can be. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Changes of cases, whichever process made them: one look a second at the database, only while somebody listens. */
@Injectable()
export class CaseFeed implements OnApplicationShutdown {
  private readonly subject = new Subject<MessageEvent>();
  private readonly loop = new Loop('case feed', 1_000, () => this.look(), new Logger('case-feed'));
  /** When each case changed that was told: of the overlap only. */
  private told = new Map<string, number>();
  private since = 0;
  private listeners = 0;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

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
    this.since = this.clock.now().getTime();
    this.told = new Map();
    this.loop.start();
  }

  private async look(): Promise<void> {
    // A change may be dated ahead, by a clock that was set back since: what comes after it is told all the same.
    const from = Math.min(this.since, this.clock.now().getTime()) - OVERLAP;
    for await (const changed of this.changedSince(from)) this.tell(changed);
    for (const [id, at] of this.told) if (at < from) this.told.delete(id);
  }

  /** Every case that has changed since, in the order of the changes. One that changes meanwhile may come twice. */
  private async *changedSince(milliseconds: number): AsyncGenerator<Changed> {
    let after: Pick<Changed, 'updated_at' | 'id'> = { updated_at: new Date(milliseconds), id: FIRST };
    for (;;) {
      const page = await this.source.query<Changed[]>(
        `SELECT id, reference, status, version, updated_at FROM cases
          WHERE (updated_at, id) > ($1::timestamptz, $2::uuid) ORDER BY updated_at, id LIMIT $3`,
        [after.updated_at, after.id, PAGE],
      );
      yield* page;
      if (page.length < PAGE) return;
      after = page.at(-1)!;
    }
  }

  private tell({ id, reference, status, version, updated_at }: Changed): void {
    const at = updated_at.getTime();
    if (this.told.get(id) === at) return;
    this.told.set(id, at);
    this.since = Math.max(this.since, at);
    this.subject.next({ type: 'case', data: { id, reference, status, version } });
  }
}
