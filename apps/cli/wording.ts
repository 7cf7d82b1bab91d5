const units: readonly [seconds: number, name: string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** An amount of time in its two largest units: `2 d 3 h`, `4 h`, `59 s`. */
export function duration(milliseconds: number): string {
  const whole = Math.floor(Math.abs(milliseconds) / 1000);
  const largest = units.findIndex(([size]) => whole >= size);
  if (largest < 0) return '0 s';
  let left = whole;
  const parts = units.slice(largest, largest + 2).map(([size, name]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? '' : `${count} ${name}`;
  });
  return parts.filter(Boolean).join(' ');
}

/** `in 4 h` or `overdue by 3 h`. */
export function untilDue(dueAt: string, now: Date): string {
  const left = Date.parse(dueAt) - now.getTime();
  return left < 0 ? `overdue by ${duration(left)}` : `in ${duration(left)}`;
}

/** An instant in UTC, to the second: `2026-03-01T08:00:00Z`. */
export const instant = (iso: string): string => new Date(iso).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Rows as columns of equal width, two blanks between them. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const padded = (text: string, width: number): string => text + ' '.repeat(width - [...text].length);

/**
 * Without characters that steer a terminal or turn the direction of a text: what others wrote must not act here.
 * Lines may end in CR LF.
 */
export const plain = (text: string): string =>
  text.replace(/(?![\n\t]|\r\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** What a person or a file gets of it: a line end is added. */
export const printed = (text: string): string => plain(`${text}\n`);
