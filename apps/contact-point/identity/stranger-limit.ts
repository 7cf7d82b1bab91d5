import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { SecurityLog } from '../operations/security-log.js';
import { tooMany } from '../problems/too-many.js';
import { PerMinute } from './per-minute.js';

/** Of one address and minute, in this process: requests with a credential that opens nothing. */
export const STRANGERS_PER_MINUTE = 60;
/** Of these, so many of one address, and so many in all, are logged one by one; of the others, how many there were. */
const LOGGED = { ofAddress: 10, inAll: 100 };
const ANYBODY = '';

/** Credentials that open nothing leave a trace, and not one that whoever has none can make as long as they like. */
@Injectable()
export class StrangerLimit {
  private readonly strangers = new PerMinute();
  private unlogged = 0;

  constructor(
    private readonly security: SecurityLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `too-many-requests` */
  async met(address: string, path: string): Promise<void> {
    const now = this.clock.now();
    const inAll = this.strangers.count(ANYBODY, now).count;
    const { count, seconds } = this.strangers.count(`of ${address}`, now);
    if (inAll === 1) await this.sumUp();
    if (count <= LOGGED.ofAddress && inAll <= LOGGED.inAll)
      await this.security.record('unknown-credential', address, { path });
    else this.unlogged += 1;
    if (count > STRANGERS_PER_MINUTE) throw tooMany(`sign in first; try again in ${seconds} s`, seconds);
  }

  /** What an earlier minute did not log. */
  private async sumUp(): Promise<void> {
    const more = this.unlogged;
    this.unlogged = 0;
    if (more > 0) await this.security.record('unknown-credential', 'several', { more });
  }
}
