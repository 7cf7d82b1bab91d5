import { catalogue } from '../policies/catalogue.js';
import type { Span } from '../procedure.js';
import { exampleTerms } from '../rehearsal.js';
import { urgencies, type Terms } from '../types.js';
import { usableZone } from './calendar.js';
import { count, startOf } from './count.js';

/** What the other specs compute with is written down here by hand, for every length that the catalogue has. */
type Golden = Readonly<Record<number, string>>;

interface Situation {
  name: string;
  /** Of the State that must act. */
  zone: string;
  /** An instant, or a date. */
  start: string;
  /** Time of day of the end, in UTC. */
  time: string;
  /** By length in calendar days: the date of the end, in UTC. */
  ends: Golden;
}

const situations: Situation[] = [
  {
    name: 'across the start of summer time, at the same time on the clock',
    zone: 'Europe/Paris',
    start: '2026-03-28T09:00:00.000Z',
    time: '08:00',
    ends: {
      5: '2026-04-02',
      7: '2026-04-04',
      10: '2026-04-07',
      15: '2026-04-12',
      18: '2026-04-15',
      20: '2026-04-17',
      30: '2026-04-27',
      40: '2026-05-07',
      45: '2026-05-12',
      60: '2026-05-27',
      90: '2026-06-26',
    },
  },
  {
    name: 'across the end of summer time, at the same time on the clock',
    zone: 'Europe/Paris',
    start: '2026-10-24T08:00:00.000Z',
    time: '09:00',
    ends: {
      5: '2026-10-29',
      7: '2026-10-31',
      10: '2026-11-03',
      15: '2026-11-08',
      18: '2026-11-11',
      20: '2026-11-13',
      30: '2026-11-23',
      40: '2026-12-03',
      45: '2026-12-08',
      60: '2026-12-23',
      90: '2027-01-22',
    },
  },
  {
    name: 'across a leap day',
    zone: 'Africa/Johannesburg',
    start: '2028-02-28T10:00:00.000Z',
    time: '10:00',
    ends: {
      5: '2028-03-04',
      7: '2028-03-06',
      10: '2028-03-09',
      15: '2028-03-14',
      18: '2028-03-17',
      20: '2028-03-19',
      30: '2028-03-29',
      40: '2028-04-08',
      45: '2028-04-13',
      60: '2028-04-28',
      90: '2028-05-28',
    },
  },
  {
    name: 'from a date alone, which does not count, to the end of the last day',
    zone: 'Asia/Ho_Chi_Minh',
    start: '2026-03-01',
    time: '17:00',
    ends: {
      5: '2026-03-06',
      7: '2026-03-08',
      10: '2026-03-11',
      15: '2026-03-16',
      18: '2026-03-19',
      20: '2026-03-21',
      30: '2026-03-31',
      40: '2026-04-10',
      45: '2026-04-15',
      60: '2026-04-30',
      90: '2026-05-30',
    },
  },
  {
    name: 'from a date in Auckland',
    zone: 'Pacific/Auckland',
    start: '2026-06-01',
    time: '12:00',
    ends: {
      5: '2026-06-06',
      7: '2026-06-08',
      10: '2026-06-11',
      15: '2026-06-16',
      18: '2026-06-19',
      20: '2026-06-21',
      30: '2026-07-01',
      40: '2026-07-11',
      45: '2026-07-16',
      60: '2026-07-31',
      90: '2026-08-30',
    },
  },
  {
    name: 'from the same date twelve hours west of it',
    zone: 'Etc/UTC',
    start: '2026-06-01',
    time: '00:00',
    ends: {
      5: '2026-06-07',
      7: '2026-06-09',
      10: '2026-06-12',
      15: '2026-06-17',
      18: '2026-06-20',
      20: '2026-06-22',
      30: '2026-07-02',
      40: '2026-07-12',
      45: '2026-07-17',
      60: '2026-08-01',
      90: '2026-08-31',
    },
  },
];

/** The last day of each length after 1 March 2026 is made a holiday in Viet Nam, and 1 May is one: the working day after it. */
const afterHolidays: Golden = {
  5: '2026-03-09',
  7: '2026-03-09',
  10: '2026-03-12',
  15: '2026-03-17',
  18: '2026-03-20',
  20: '2026-03-23',
  30: '2026-04-01',
  40: '2026-04-13',
  45: '2026-04-16',
  60: '2026-05-04',
  90: '2026-06-01',
};

/** Exact durations, through the hour that Paris skips. */
const throughTheGap: Readonly<Record<string, string>> = {
  '1 min': '2026-03-29T00:31:00.000Z',
  '30 min': '2026-03-29T01:00:00.000Z',
  '2 h': '2026-03-29T02:30:00.000Z',
  '4 h': '2026-03-29T04:30:00.000Z',
  '8 h': '2026-03-29T08:30:00.000Z',
  '24 h': '2026-03-30T00:30:00.000Z',
  '48 h': '2026-03-31T00:30:00.000Z',
  '72 h': '2026-04-01T00:30:00.000Z',
  '96 h': '2026-04-02T00:30:00.000Z',
};

/** Every length of every row, the network's by urgency. */
const rows = Object.entries(catalogue).flatMap(([key, { span }]): [string, Span][] => {
  if (span === null) return [];
  if (!('routine' in span)) return [[key, span]];
  return urgencies.flatMap((urgency): [string, Span][] => {
    const own = span[urgency];
    return own ? [[`${key}, ${urgency}`, own]] : [];
  });
});
const inDays = rows.flatMap(([name, span]): [string, number][] => ('days' in span ? [[name, span.days]] : []));
const exact = rows.flatMap(([name, span]): [string, string, Span][] => {
  if ('minutes' in span) return [[name, `${span.minutes} min`, span]];
  return 'hours' in span ? [[name, `${span.hours} h`, span]] : [];
});

const termsIn = (zone: string, change: Partial<Terms> = {}): Terms =>
  exampleTerms({ zones: { requesting: 'America/New_York', requested: zone }, ...change });

const startAt = (value: string, zone: string) =>
  startOf({ name: 'act', at: value, status: '', contents: { on: value } }, 'on', usableZone(zone));

describe.each(situations)('counted $name', ({ zone, start, time, ends }) => {
  test.each(inDays)('%s ends after %i days', (_, days) => {
    const { dueAt } = count(startAt(start, zone), { days }, { terms: termsIn(zone), side: 'requested' });
    expect(dueAt).toBe(`${ends[days]}T${time}:00.000Z`);
  });
});

describe('with a holiday on the last day', () => {
  const zone = 'Asia/Ho_Chi_Minh';
  const last = situations[3]!.ends;
  const holidays = [...Object.values(last), '2026-05-01'];
  const terms = termsIn(zone, { calendars: { requested: { weekend: [6, 7], holidays, until: '2027-12-31' } } });

  test.each(inDays)('%s, of %i days, ends there all the same, and says so', (_, days) => {
    const { dueAt, reasons } = count(startAt('2026-03-01', zone), { days }, { terms, side: 'requested' });
    expect(dueAt).toBe(`${last[days]}T17:00:00.000Z`);
    expect(reasons.at(-1)).toMatchObject({ code: 'ends-on-day-off', values: { date: last[days] } });
  });

  test.each(inDays)('%s, of %i days, moves to the next working day where the rule says so', (_, days) => {
    const where = { terms, side: 'requested', endsOn: 'working-day' } as const;
    const { dueAt, reasons } = count(startAt('2026-03-01', zone), { days }, where);
    expect(dueAt).toBe(`${afterHolidays[days]}T17:00:00.000Z`);
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'moved-to-working-day',
        values: expect.objectContaining({ from: last[days], to: afterHolidays[days] }),
      }),
    );
  });
});

test.each(exact)('%s, of %s, is an exact duration through the hour that is skipped', (_, length, span) => {
  const zone = 'Europe/Paris';
  const { dueAt } = count(startAt('2026-03-29T00:30:00.000Z', zone), span, { terms: termsIn(zone), side: 'requested' });
  expect(dueAt).toBe(throughTheGap[length]);
});

test('every row of the catalogue with a length has been counted here', () => {
  expect(inDays.length + exact.length).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(50);
});
