import { isCalendarDate, isInstant, normal } from '../instants.js';
import type { Span } from '../procedure.js';
import type { Reason, Side } from '../types.js';
import { addDays, addSpan, dateAfter, endOf, usableZone } from './calendar.js';
import * as explain from './explain.js';
import type { Happening } from './happenings.js';

/** From when a time is counted. */
export interface Start {
  by: string;
  /** As the act says it: an instant, or a date. */
  said: string;
  /** The first instant that counts. */
  at: string;
  /** Set where only the date is known: that day does not count, and the last one counts whole. */
  date: string | null;
}

/** Whose time is counted: the zone as the terms have it. */
export interface Where {
  zone: string;
  side: Side;
}

/**
 * When the time began: at the instant or on the date that the act's contents name in `field`, or with the act itself
 * where they name none.
 */
export function startOf(happening: Happening | undefined, field: string | undefined, zone: string): Start {
  const { name, at, contents }: Omit<Happening, 'status'> = happening ?? { name: '', at: '', contents: {} };
  const stated = field === undefined ? undefined : contents[field];
  const by = stated === undefined ? name : `${name} (${field})`;
  if (isCalendarDate(stated)) return { by, said: stated, at: endOf(stated, zone), date: stated };
  const instant = isInstant(stated) ? normal(stated) : at;
  return { by, said: instant, at: instant, date: null };
}

/** The end of a span, and the sentences that tell how it was counted. */
export function count(start: Start, span: Span, { zone: stated, side }: Where): { dueAt: string; reasons: Reason[] } {
  const zone = usableZone(stated);
  if (!('days' in span)) return { dueAt: addSpan(start.at, span, zone), reasons: [explain.exact()] };
  const { days } = span;
  if (start.date !== null) {
    const last = dateAfter(start.date, days);
    const reasons = [...explain.zoned(stated, side), explain.wholeDays(start.date, days, last)];
    return { dueAt: endOf(last, zone), reasons };
  }
  const dueAt = addDays(start.at, days, zone);
  return { dueAt, reasons: [...explain.zoned(stated, side), explain.counted(start.at, days, dueAt, zone)] };
}
