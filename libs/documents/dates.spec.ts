import { dayIn, dayOf, spelledDay, timeOf } from './dates.js';
import { languages } from './languages.js';

describe('a date of a document', () => {
  it('is the day in the legal time zone', () => {
    expect(dayIn('2026-12-31T17:00:00.000Z', 'Asia/Ho_Chi_Minh')).toEqual({ year: 2027, month: 1, day: 1 });
    expect(dayIn('2026-12-31T17:00:00.000Z', 'America/Sao_Paulo')).toEqual({ year: 2026, month: 12, day: 31 });
  });

  it('is spelled as each language does', () => {
    expect(languages.map((language) => spelledDay(dayOf('2026-11-01'), language))).toEqual([
      '1 November 2026',
      '1er novembre 2026',
      '1 de noviembre de 2026',
      '1 تشرين الثاني/نوفمبر 2026',
      '2026年11月1日',
      '1 ноября 2026 года',
      'ngày 1 tháng 11 năm 2026',
    ]);
  });

  it('has its time in UTC', () => {
    expect(timeOf('2026-02-04T08:30:00Z')).toBe('08:30:00 UTC');
    expect(timeOf('2026-02-04T08:30:00.250Z')).toBe('08:30:00.250 UTC');
  });
});
