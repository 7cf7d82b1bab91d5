import type { LocalFigures } from './local-counts.js';
import type { SeenRow, Statistics } from './statistics.service.js';

const HEAD = [
  'scope',
  'kind',
  'urgency',
  'requesting',
  'requested',
  'counterpart',
  'direction',
  'figure',
  'of',
  'count',
  'median_seconds',
  'p90_seconds',
];

type Cell = string | number | null;

/** One line per figure (RFC 4180). An empty count is suppressed. */
export function statisticsCsv({ items, local }: Pick<Statistics, 'items' | 'local'>): string {
  return [HEAD, ...items.flatMap(actLines), ...local.flatMap(localLines)]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
}

const actLines = (row: SeenRow): Cell[][] => {
  const { kind, urgency, requesting, requested, counterpart, direction } = row;
  return row.figures.map(({ figure, of, count, median, p90 }) => [
    'acts',
    ...[kind, urgency, requesting, requested, counterpart, direction],
    ...[figure, of, count, median, p90],
  ]);
};

const localLines = ({ counterpart, held, undeliverable, refused }: LocalFigures): Cell[][] =>
  Object.entries({ held, undeliverable, refused }).map(([of, count]) => [
    'local',
    ...['', '', '', '', counterpart, ''],
    ...['message', of, count, null, null],
  ]);

/** Text that a spreadsheet would take for a formula begins with an apostrophe, which spreadsheets do not show. */
export function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = (value ?? '').replace(/^[=+\-@\t\r\n|%]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
