import { limit } from '../conversation/limit.js';
import { preservation } from '../preservation/index.js';
import type { Policy } from '../procedure.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Reason, Terms, WorkCalendar } from '../types.js';
import { usableZone } from './calendar.js';
import { count, startOf } from './count.js';
import { deadlinesOf } from './deadlines.js';

const vietNam: WorkCalendar = { weekend: [6, 7], holidays: ['2026-04-30', '2026-05-01'], until: '2026-12-31' };

function counted(start: string, workingDays: number, zone: string, calendar?: WorkCalendar) {
  const zones = { requesting: 'America/New_York', requested: zone };
  const terms = exampleTerms({ zones, calendars: calendar ? { requested: calendar } : {} });
  const from = startOf({ name: 'act', at: start, status: '', contents: { on: start } }, 'on', usableZone(zone));
  return count(from, { workingDays }, { terms, side: 'requested' });
}

const codes = (reasons: readonly Reason[]): string[] => reasons.map(({ code }) => code);

describe('working days', () => {
  test.each<[string, string, number, string, WorkCalendar | undefined, string]>([
    ['over two holidays and a weekend', '2026-04-29T02:00:00Z', 1, 'Asia/Ho_Chi_Minh', vietNam, '2026-05-04T02:00'],
    ['further on', '2026-04-29T02:00:00Z', 3, 'Asia/Ho_Chi_Minh', vietNam, '2026-05-06T02:00'],
    ['from a date alone, to the end of the day', '2026-04-29', 1, 'Asia/Ho_Chi_Minh', vietNam, '2026-05-04T17:00'],
    [
      'where Friday and Saturday are the weekend',
      '2026-04-29T07:00:00Z',
      2,
      'Africa/Cairo',
      { weekend: [5, 6], holidays: [], until: '2026-12-31' },
      '2026-05-03T07:00',
    ],
    ['across the start of summer time', '2026-03-27T16:00:00Z', 1, 'Europe/Paris', undefined, '2026-03-30T15:00'],
    ['across the end of summer time', '2026-10-23T15:00:00Z', 1, 'Europe/Paris', undefined, '2026-10-26T16:00'],
    ['to a leap day', '2028-02-28T10:00:00Z', 1, 'Africa/Johannesburg', undefined, '2028-02-29T10:00'],
    ['past a leap day', '2028-02-28T10:00:00Z', 5, 'Africa/Johannesburg', undefined, '2028-03-06T10:00'],
    ['from what is Saturday there', '2026-06-05T13:00:00Z', 1, 'Pacific/Auckland', undefined, '2026-06-07T13:00'],
    ['from what is Friday here', '2026-06-05T13:00:00Z', 1, 'Etc/UTC', undefined, '2026-06-08T13:00'],
  ])('are counted %s', (_, ...[start, days, zone, calendar, expected]) => {
    expect(counted(start, days, zone, calendar).dueAt).toBe(`${expected}:00.000Z`);
  });

  test('tell what they passed over', () => {
    const { reasons } = counted('2026-04-29T02:00:00Z', 1, 'Asia/Ho_Chi_Minh', vietNam);
    expect(codes(reasons)).toEqual(['zone', 'working-days', 'weekend-skipped', 'holiday-skipped']);
    expect(reasons[2]).toMatchObject({ values: { dates: '2026-05-02 2026-05-03', days: 2 } });
    expect(reasons[3]).toMatchObject({ values: { dates: '2026-04-30 2026-05-01', days: 2, side: 'requested' } });
  });

  test('know only weekends after the calendar ends, and say so', () => {
    const calendar = { ...vietNam, holidays: ['2026-04-30'], until: '2026-04-30' };
    const { dueAt, reasons } = counted('2026-04-29T02:00:00Z', 1, 'Asia/Ho_Chi_Minh', calendar);
    expect(dueAt).toBe('2026-05-01T02:00:00.000Z');
    expect(reasons.at(-1)).toMatchObject({ code: 'calendar-ends', values: { until: '2026-04-30' } });
  });

  test('know only Saturdays and Sundays where the State has no calendar, and say so', () => {
    const { dueAt, reasons } = counted('2026-04-29T02:00:00Z', 1, 'Asia/Ho_Chi_Minh');
    expect(dueAt).toBe('2026-04-30T02:00:00.000Z');
    expect(codes(reasons)).toContain('calendar-unknown');
  });

  test('are those of the State that must act, not of the other', () => {
    const zones = { requesting: 'Asia/Ho_Chi_Minh', requested: 'Asia/Ho_Chi_Minh' };
    const terms = exampleTerms({ zones, calendars: { requesting: vietNam } });
    const start = startOf({ name: 'a', at: '2026-04-29T02:00:00.000Z', status: '', contents: {} }, undefined, 'UTC');
    const end = (side: 'requesting' | 'requested') => count(start, { workingDays: 1 }, { terms, side }).dueAt;
    expect([end('requesting'), end('requested')]).toEqual(['2026-05-04T02:00:00.000Z', '2026-04-30T02:00:00.000Z']);
  });
});

describe('a clock that ends on working days', () => {
  const decision = (days: number): Policy => ({
    decision: { emergency: null, urgent: { days }, routine: { workingDays: days } },
  });
  const rule = preservation.deadlines.find(({ key }) => key === 'decision')!;
  const table = (days: number) => ({
    ...preservation,
    deadlines: [{ ...rule, endsOn: 'working-day' } as typeof rule],
    policies: { '2026-1': decision(days) },
  });
  const case_ = (terms: Partial<Terms>) =>
    new Rehearsal(exampleTerms({ calendars: { requested: vietNam }, ...terms }))
      .play('submit', '2026-04-27T12:00:00Z')
      .play('acknowledge', '2026-04-27T12:00:00Z')
      .play('start-review', '2026-04-27T12:00:00Z');

  test('moves its end from a holiday to the next working day', () => {
    const [deadline] = deadlinesOf(table(3), case_({}).state());
    expect(deadline).toMatchObject({ dueAt: '2026-05-04T12:00:00.000Z' });
    expect(codes(deadline!.explanation)).toContain('moved-to-working-day');
  });

  test('moves it again when a pause has moved it onto another one', () => {
    const asked = case_({})
      .play('request-information', '2026-04-28T06:00:00Z')
      .play('supply-information', '2026-04-30T06:00:00Z');
    const [deadline] = deadlinesOf(table(1), asked.state());
    expect(deadline).toMatchObject({ dueAt: '2026-05-04T12:00:00.000Z' });
    expect(codes(deadline!.explanation).filter((code) => code === 'moved-to-working-day')).toHaveLength(1);
  });

  test('can be counted in working days by its policy', () => {
    const [deadline] = deadlinesOf(table(3), case_({ urgency: 'routine' }).state());
    expect(deadline).toMatchObject({ dueAt: '2026-05-04T12:00:00.000Z' });
    expect(deadline?.explanation.map(({ text }) => text).join(' ')).toContain('3 working days');
  });
});

test('a limit in calendar days says when it ends on a day off, and stays where it is', () => {
  const soft = limit({
    key: 'soft',
    policy: 'un-model-prov-arrest',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['refuse'],
  });
  const rehearsal = new Rehearsal(exampleTerms({ calendars: { requested: vietNam } }))
    .play('submit', '2026-03-21T12:00:00Z')
    .play('acknowledge', '2026-03-21T12:00:00Z');
  const [deadline] = deadlinesOf({ ...preservation, deadlines: [soft] }, rehearsal.state());
  expect(deadline).toMatchObject({ dueAt: '2026-04-30T12:00:00.000Z' });
  expect(deadline?.explanation.find(({ code }) => code === 'ends-on-day-off')?.values).toEqual({
    date: '2026-04-30',
    off: 'holiday',
    side: 'requested',
  });
});
