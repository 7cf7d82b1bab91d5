import { Matches } from 'class-validator';
import { instantOf, Problem } from '#convention';

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/;
const message =
  '$property must be a date or an instant in UTC, of the years 1900 to 2999, such as 2026-03-01 or 2026-03-01T08:00:00Z';

/** A date or an instant in a query, in form: `instantIn` says whether there is such a day. */
export const IsDateOrInstant = (): PropertyDecorator => Matches(INSTANT, { message });

/** A date is its first instant in UTC. Null for none. @throws Problem `invalid-query` */
export function instantIn(text: string | undefined): Date | null {
  const instant = text === undefined ? null : instantOf(text);
  if (text === undefined || instant) return instant;
  throw new Problem('invalid-query', 'dates and instants in a query must be days of the calendar, or instants of one');
}
