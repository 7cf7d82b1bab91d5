import { Injectable } from '@nestjs/common';

/** The one source of the present. `offset` (milliseconds) exists so that a test can live in another month. */
@Injectable()
export class Clock {
  readonly offset: number = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}
