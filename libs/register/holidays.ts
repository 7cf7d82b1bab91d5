import type { default as Holidays, HolidaysTypes } from 'date-holidays';
import type { Calendar } from './document.js';

/** Public holidays of whole countries from date-holidays, weekends from CLDR: a beginning, to be checked by the State. */
export class HolidaySource {
  private constructor(private readonly Source: typeof Holidays) {}

  /** The library is twelve megabytes: loaded when it is asked for, and by nothing else. */
  static async open(): Promise<HolidaySource> {
    return new HolidaySource((await import('date-holidays')).default);
  }

  knows(code: string): boolean {
    return Object.hasOwn(new this.Source().getCountries(), code);
  }

  /** The holidays of these years; null for a State that the library does not know. */
  calendar(code: string, first: number, last: number): Calendar | null {
    if (!this.knows(code)) return null;
    const country = new this.Source(code, { languages: 'en', types: ['public'] });
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const names = new Map<string, string>();
    for (const { date, name } of years.flatMap((year) => daysOf(country.getHolidays(year)))) {
      if (inYears(date, first, last) && !names.has(date)) names.set(date, name);
    }
    const holidays = [...names].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
    return { weekend: weekendOf(code), holidays, source: SOURCE, until: `${last}-12-31` };
  }
}

const DAY = 86_400_000;
const SOURCE =
  'date-holidays 3.37.0 (public holidays of the whole country), weekend from CLDR; not checked by the State';

/** A holiday of several days is one of each. */
const daysOf = (holidays: readonly HolidaysTypes.Holiday[]): { date: string; name: string }[] =>
  holidays.flatMap(({ date, start, end, name }) => {
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY));
    return Array.from({ length: days }, (_, day) => ({ date: laterDate(date, day), name }));
  });

const laterDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const inYears = (date: string, first: number, last: number): boolean =>
  date >= `${first}-01-01` && date <= `${last}-12-31`;

/** Newer runtimes have a method where older ones have a property; TypeScript knows neither yet. */
function weekendOf(code: string): number[] {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & {
    getWeekInfo?(): { weekend: number[] };
    weekInfo?: { weekend: number[] };
  };
  return [...(locale.getWeekInfo?.() ?? locale.weekInfo ?? { weekend: [6, 7] }).weekend];
}
