import { isCalendarDate } from '../instants.js';
import type { Side, Terms, WorkCalendar } from '../types.js';
import { dateAfter, weekdayOf } from './calendar.js';

/** Most holidays that terms carry for one side: longer than their two years need, short enough to travel. */
export const MOST_HOLIDAYS = 120;

/** Saturday and Sunday, and no holidays: what is assumed where a State has published no calendar. */
const ASSUMED: WorkCalendar = { weekend: [6, 7], holidays: [], until: '' };

/** A calendar of the terms, ready to be asked. */
export interface Calendar {
  weekend: ReadonlySet<number>;
  holidays: ReadonlySet<string>;
  /** The last date of which holidays are known; null where none are. */
  until: string | null;
}

const ready = new WeakMap<WorkCalendar, Calendar>();

/** The calendar of the State that must act, as the terms have it, which never change. */
export function calendarOf({ calendars }: Terms, side: Side): Calendar {
  const told = calendars?.[side] ?? ASSUMED;
  const { weekend, holidays, until } = told;
  const calendar = ready.get(told) ?? { weekend: new Set(weekend), holidays: new Set(holidays), until: until || null };
  ready.set(told, calendar);
  return calendar;
}

export type DayOff = 'holiday' | 'weekend';

/** Why nobody works on this date; null for a working day. A holiday on a weekend is a weekend. */
export function dayOff(date: string, { weekend, holidays }: Calendar): DayOff | null {
  if (weekend.has(weekdayOf(date))) return 'weekend';
  return holidays.has(date) ? 'holiday' : null;
}

export interface Walk {
  date: string;
  weekends: string[];
  holidays: string[];
}

/** So many working days after a date, which itself does not count; what was passed over on the way. */
export function afterWorkingDays(from: string, days: number, calendar: Calendar): Walk {
  const walk: Walk = { date: from, weekends: [], holidays: [] };
  for (let left = days; left > 0;) {
    walk.date = dateAfter(walk.date, 1);
    const off = dayOff(walk.date, calendar);
    if (off === null) left -= 1;
    else walk[`${off}s`].push(walk.date);
  }
  return walk;
}

/** The date itself, or the next working day. */
export function workingDayFrom(date: string, calendar: Calendar): Walk {
  return dayOff(date, calendar) === null ? { date, weekends: [], holidays: [] } : afterWorkingDays(date, 1, calendar);
}

/** Shape of the terms' calendars. At least one weekday is left to work on, or counting would not end. */
export function isWorkCalendar(value: unknown): boolean {
  const { weekend, holidays, until } = (value ?? {}) as Partial<WorkCalendar>;
  return (
    Array.isArray(weekend) &&
    weekend.length <= 6 &&
    weekend.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
    Array.isArray(holidays) &&
    holidays.length <= MOST_HOLIDAYS &&
    holidays.every(isCalendarDate) &&
    isCalendarDate(until)
  );
}
