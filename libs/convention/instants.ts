const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** True for an existing instant in UTC, written with `Z` and at most milliseconds. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !shape.test(value)) return false;
  // A day that does not exist, and 24 o'clock, are read as another day.
  return new Date(value).getUTCDate() === Number(value.slice(8, 10));
}

/** True for an existing date of the Gregorian calendar, `2026-03-01`. */
export const isCalendarDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isInstant(`${value}T00:00:00Z`);

/** Compares instants, not their spelling. */
export const notLater = (a: string, b: string): boolean => Date.parse(a) <= Date.parse(b);

/** One spelling for every instant. */
export const normal = (instant: string): string => iso(Date.parse(instant));

/** As everything here writes instants: UTC, milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
