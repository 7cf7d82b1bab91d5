import { Injectable } from '@nestjs/common';

/** The one source of the present. `offset` (milliseconds) exists so that a test can live in another month. */
@Injectable()
export class Clock {
  readonly offset: number = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}

/**
 * The database's present, one for a whole statement, so that an index can be asked for it; the offset (milliseconds, a
 * parameter such as `$1`) is zero but in tests.
 */
export const databaseNow = (offset: string): string =>
  `(statement_timestamp() + make_interval(secs => ${offset}::double precision / 1000))`;
