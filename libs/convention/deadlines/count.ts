import { isCalendarDate, isInstant, normal } from '../instants.js';
import type { Span } from '../procedure.js';
import type { Reason, Side, Terms } from '../types.js';
import {
  addDays,
  addSpan,
  dateAfter,
  dateIn,
  daysBetween,
  endOf,
  lastDayOf,
  sameTimeOn,
  usableZone,
} from './calendar.js';
import * as explain from './explain.js';
import type { Happening } from './happenings.js';
import { afterWorkingDays, calendarOf, dayOff, workingDayFrom, type Walk } from './working-days.js';

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

/** Whose time and calendar count. */
export interface Where {
  terms: Terms;
  side: Side;
  /** A last day on which nobody works gives way to the next working day. */
  endsOn?: 'working-day';
}

export interface Counted {
  dueAt: string;
  reasons: Reason[];
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
export function count(start: Start, span: Span, where: Where): Counted {
  if ('days' in span) return settled(calendarDays(start, span.days, where), where);
  if ('workingDays' in span) return workingDays(start, span.workingDays, where);
  return { dueAt: addSpan(start.at, span), reasons: [explain.exact()] };
}

function calendarDays(start: Start, days: number, { terms, side }: Where): Counted {
  const zone = usableZone(terms.zones[side]);
  const zoned = explain.zoned(terms.zones[side], side);
  if (start.date !== null) {
    const last = dateAfter(start.date, days);
    return { dueAt: endOf(last, zone), reasons: [...zoned, explain.wholeDays(start.date, days, last)] };
  }
  const dueAt = addDays(start.at, days, zone);
  return { dueAt, reasons: [...zoned, explain.counted(start.at, days, dueAt, zone)] };
}

function workingDays(start: Start, days: number, { terms, side }: Where): Counted {
  const zone = usableZone(terms.zones[side]);
  const from = start.date ?? dateIn(start.at, zone);
  const walk = afterWorkingDays(from, days, calendarOf(terms, side));
  const dueAt = start.date === null ? sameTimeOn(start.at, walk.date, zone) : endOf(walk.date, zone);
  const counted = explain.workingDays(from, days, walk.date, zone);
  return { dueAt, reasons: [...explain.zoned(terms.zones[side], side), counted, ...passedOver(walk, terms, side)] };
}

/** Moves an end to a working day where the rule says so; otherwise only says that nobody works on that day. */
export function settled({ dueAt, reasons }: Counted, { terms, side, endsOn }: Where): Counted {
  if (!endsOn && !terms.calendars?.[side]) return { dueAt, reasons };
  const zone = usableZone(terms.zones[side]);
  const last = lastDayOf(dueAt, zone);
  const calendar = calendarOf(terms, side);
  const off = dayOff(last, calendar);
  if (!endsOn) {
    const told = off ? [explain.endsOnDayOff(last, off, side)] : [];
    return { dueAt, reasons: [...reasons, ...told] };
  }
  const walk = workingDayFrom(last, calendar);
  const moved = off ? [explain.moved(last, off, walk.date, side)] : [];
  return {
    dueAt: off ? addDays(dueAt, daysBetween(last, walk.date), zone) : dueAt,
    reasons: [...reasons, ...moved, ...passedOver(walk, terms, side)],
  };
}

/** What was passed over, and how far the calendar is known. */
function passedOver({ date, weekends, holidays }: Walk, terms: Terms, side: Side): Reason[] {
  const { until } = calendarOf(terms, side);
  return [
    ...(weekends.length > 0 ? [explain.weekendSkipped(weekends)] : []),
    ...(holidays.length > 0 ? [explain.holidaySkipped(holidays, side)] : []),
    ...(until === null ? [explain.noCalendar(side)] : []),
    ...(until !== null && until < date ? [explain.calendarEnds(until, side)] : []),
  ];
}
