import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';

/** What a commit may have left to be done: entries to be placed in the ledger, messages or parts of files to be sent. */
type Work = 'ledger' | 'outbox' | 'parts';

/** Tells the loops of this process that something was committed, so that they need not wait for their next look. */
@Injectable()
export class Progress {
  private readonly listeners: { work: Work; begin: () => void }[] = [];

  constructor(readonly clock: Clock) {}

  onCommit(work: Work, begin: () => void): void {
    this.listeners.push({ work, begin });
  }

  committed(...left: Work[]): void {
    for (const { work, begin } of this.listeners) if (left.includes(work)) begin();
  }
}
