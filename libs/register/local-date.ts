import { isKnownZone } from './rules.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Per zone the minute asked for last: one look at a register asks for the same one a dozen times, and no date changes within one. */
const latest = new Map<string, { minute: number; date: string }>();

/** The calendar date, `2026-01-31`, that it is at this instant in an IANA time zone; in UTC when it is not known here. */
export function localDate(instant: Date, zone: string): string {
  const minute = Math.floor(instant.getTime() / 60_000);
  const known = latest.get(zone);
  if (known?.minute === minute) return known.date;
  const date = formatted(instant, zone);
  latest.set(zone, { minute, date });
  return date;
}

function formatted(instant: Date, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

/** Making a format costs a hundred times its use, and a register has one zone per party. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const options = {
    timeZone: isKnownZone(zone) ? zone : 'UTC',
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat('en', options);
  formats.set(zone, format);
  return format;
}
