import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';

/** Tells the loops of this process that something was committed, so that they need not wait for their next look. */
@Injectable()
export class Progress {
  private readonly listeners: (() => void)[] = [];

  constructor(readonly clock: Clock) {}

  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  committed(): void {
    for (const listener of this.listeners) listener();
  }
}
