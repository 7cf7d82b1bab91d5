import { Temporal } from 'temporal-polyfill';
import type { Span } from '../procedure.js';
import { iso } from '../instants.js';

/** A zone this runtime can count in, or UTC: a case must not stop because one machine's zone table is old. */
export function usableZone(zone: string): string {
  if (usable.has(zone)) return zone;
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    if (timeZoneId === zone) usable.add(zone);
    return timeZoneId;
  } catch {
    return 'UTC';
  }
}

/** Found usable before, as they are written: no more than there are zones, whatever other States write. */
const usable = new Set<string>();

/** The same wall-clock time so many calendar days later; where the clocks change, as Temporal's `compatible` says. */
export function addDays(instant: string, days: number, zone: string): string {
  return iso(local(instant, zone).add({ days }).epochMilliseconds);
}

/** Exact time, whatever the clocks on the wall do. */
export function addSpan(instant: string, span: { minutes: number } | { hours: number }): string {
  const minutes = 'hours' in span ? span.hours * 60 : span.minutes;
  return iso(Date.parse(instant) + minutes * 60_000);
}

/** The first instant after the calendar date in `zone`: a date given as a limit lasts to its end. */
export function endOf(date: string, zone: string): string {
  return iso(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
}

/** The date so many calendar days after a date. */
export const dateAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

export const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days;

/** The date that it is at this instant in `zone`. */
export const dateIn = (instant: string, zone: string): string => local(instant, zone).toPlainDate().toString();

/** The last date before this instant: of an end at midnight, the day that ends there. */
export const lastDayOf = (instant: string, zone: string): string => dateIn(iso(Date.parse(instant) - 1), zone);

/** The same time on the clock, on another date. */
export const sameTimeOn = (instant: string, date: string, zone: string): string =>
  addDays(instant, daysBetween(dateIn(instant, zone), date), zone);

/** Wall-clock reading with its offset: `2026-03-01 09:00 +07:00`. */
export function reading(instant: string, zone: string): string {
  const { epochMilliseconds, offsetNanoseconds, offset } = local(instant, zone);
  const [date, time = ''] = iso(epochMilliseconds + offsetNanoseconds / 1_000_000).split('T');
  return `${date} ${time.slice(0, 8)} ${offset}`;
}

const local = (instant: string, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(zone);

/** `4 hours`, `1 day`. */
export function spell(span: Span): string {
  const [[unit, count]] = Object.entries(span) as [[string, number]];
  const words = unit === 'workingDays' ? 'working days' : unit;
  return `${count} ${count === 1 ? words.slice(0, -1) : words}`;
}

/** A length of time in words, to the second: `1 h 30 min`. */
export function spellDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.length > 0 ? words.join(' ') : '0 s';
}
