import { endOf } from '../deadlines/calendar.js';
import { exampleTerms } from '../rehearsal.js';
import { hasBegun, isNotOver, isOverFor } from './when.js';

const day = '2026-03-02';
const instant = (at: string) => new Date(at);

test('a day has begun once it has begun in the first zone, and is not over until it is in the last', () => {
  expect(['2026-03-01T09:59:59.999Z', '2026-03-01T10:00:00Z'].map((at) => hasBegun(day, instant(at)))).toEqual([
    false,
    true,
  ]);
  expect(['2026-03-03T11:59:59.999Z', '2026-03-03T12:00:00Z'].map((at) => isNotOver(day, instant(at)))).toEqual([
    true,
    false,
  ]);
});

test.each(['Pacific/Kiritimati', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Marquesas', 'Etc/GMT+12'])(
  'a day is over for a side with its end in the legal time of that side: %s',
  (requested) => {
    const terms = exampleTerms({ zones: { requesting: 'UTC', requested } });
    const end = Date.parse(endOf(day, requested));
    for (const from of [-1, 0, 1])
      expect([from, isOverFor('requested', day, terms, new Date(end + from))]).toEqual([from, from >= 0]);
    expect(isOverFor('requesting', day, terms, instant('2026-03-03T00:00:00Z'))).toBe(true);
    expect(isOverFor('requested', undefined, terms, instant('2030-01-01T00:00:00Z'))).toBe(false);
    expect(isOverFor('requested', day, null, instant('2030-01-01T00:00:00Z'))).toBe(false);
  },
);
