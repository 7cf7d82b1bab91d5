import { readFileSync } from 'node:fs';
import { HolidaySource, unShortNames } from './index.js';

describe('the source of holidays', () => {
  it('lacks exactly the States that docs/calendars.md names', async () => {
    const source = await HolidaySource.open();
    const states = Object.keys(unShortNames).filter((code) => code !== 'EU');
    const page = readFileSync('docs/calendars.md', 'utf8');
    const named = [...page.matchAll(/^\| `([A-Z]{2})` +\| (.*?) +\|$/gm)].map(([, code, name]) => [code, name]);
    const missing = states.filter((code) => !source.knows(code)).map((code) => [code, unShortNames[code]]);
    expect(named).toEqual(missing);
  });

  it('gives a holiday of several days as one of each, and keeps to the years asked for', async () => {
    const calendar = (await HolidaySource.open()).calendar('VN', 2027, 2027);
    const dates = calendar!.holidays.map(({ date }) => date);
    expect(dates.filter((date) => date.startsWith('2027-02'))).toHaveLength(5);
    expect(dates.every((date) => date.startsWith('2027-'))).toBe(true);
  });
});
