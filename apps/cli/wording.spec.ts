import { columns, duration, instant, plain, printed, untilDue } from './wording.js';

const now = new Date('2026-03-01T12:00:00Z');

describe('times in words', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [4 * 3_600_000, '4 h'],
    [4 * 3_600_000 + 59_000, '4 h'],
    [3 * 3_600_000 + 59 * 60_000 + 59_000, '3 h 59 min'],
    [60 * 86_400_000 + 3_600_000, '60 d 1 h'],
  ])('%d milliseconds are %s', (milliseconds, words) => expect(duration(milliseconds)).toBe(words));

  it('tell what is to come from what is overdue', () => {
    expect(untilDue('2026-03-01T16:00:00.000Z', now)).toBe('in 4 h');
    expect(untilDue('2026-03-01T09:00:00.000Z', now)).toBe('overdue by 3 h');
  });

  it('are instants in UTC, to the second', () => {
    expect(instant('2026-03-01T09:00:00.123+07:00')).toBe('2026-03-01T02:00:00Z');
  });
});

describe('what is printed', () => {
  it('has columns of equal width, also with letters that take several units', () => {
    expect(
      columns([
        ['Hải 𝒳', 'a'],
        ['x', 'b'],
      ]),
    ).toEqual(['Hải 𝒳  a', 'x      b']);
  });

  it('cannot steer the terminal or turn the direction of the text', () => {
    expect(plain('a\u001b[2Jb\u202ec\u2066d\u009be\r')).toBe('a\ufffd[2Jb\ufffdc\ufffdd\ufffde\ufffd');
    expect(printed('a\r\nb\r')).toBe('a\r\nb\r\n');
    expect(plain('Trần\tVăn\nHùng ≈ ✓')).toBe('Trần\tVăn\nHùng ≈ ✓');
  });
});
