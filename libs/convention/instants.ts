/** Years that stay within what calendars and databases count, whatever limit is counted from them. */
const shape = /^(19\d\d|2\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** True for an existing instant in UTC of the years 1900 to 2999, written with `Z` and at most milliseconds. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !shape.test(value)) return false;
  const day = Number(value.slice(8, 10));
  // Every month has 28; a day that does not exist is read as another one.
  return day <= 28 || new Date(value).getUTCDate() === day;
}

/** True for an existing date of the Gregorian calendar of the years 1900 to 2999, `2026-03-01`. */
export const isCalendarDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(`${value}T00:00:00Z`);

/** Compares instants, not their spelling. */
export const notLater = (a: string, b: string): boolean => Date.parse(a) <= Date.parse(b);

/** One spelling for every instant. */
export const normal = (instant: string): string => iso(Date.parse(instant));

/** As everything here writes instants: UTC, milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
