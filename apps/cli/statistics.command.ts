import { InvalidArgumentError, Option, type Command } from 'commander';
import type { StatisticsAnswer, StatisticsRow } from '#client';
import { enter, officerOptions, type OfficerOptions } from './contact-point.js';
import type { Terminal } from './terminal.js';
import { columns, duration, plain } from './wording.js';

interface StatisticsOptions extends OfficerOptions {
  from?: string;
  to?: string;
  suppress?: number;
  format: 'csv' | 'json' | 'table';
}

/** Every case of the period is read anew: tens of thousands take longer than other questions. */
const TIMEOUT_MS = 600_000;

const EXPLANATION = `
A request counts by the instant of its submission. What is not listed did not happen. docs/statistics.md explains
every figure. Figures under LOCAL are this contact point's own; all others are the same on both sides.`;

export function addStatisticsCommand(program: Command, terminal: Terminal): void {
  officerOptions(program.command('statistics'))
    .description('Count requests, acts, refusals and times, by kind, urgency and States.')
    .option('--from <date>', 'first day or instant (UTC) of submission', day)
    .option('--to <date>', 'first day or instant (UTC) that does not count any more', day)
    .option('--suppress <n>', 'hide counts below n', threshold)
    .addOption(new Option('--format <format>', 'how to print').choices(['csv', 'json', 'table']).default('table'))
    .addHelpText('after', EXPLANATION)
    .action((options: StatisticsOptions) => statistics(terminal, options));
}

async function statistics(terminal: Terminal, options: StatisticsOptions): Promise<void> {
  const { from, to, suppress, format } = options;
  const client = await enter(terminal, options);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ from, to, suppress }))
    if (value !== undefined) query.set(name, String(value));
  const path = `/api/statistics?${query.toString()}`;
  if (format === 'csv') {
    const csv = await client.text(path, { headers: { accept: 'text/csv' }, timeout: TIMEOUT_MS });
    return terminal.out(csv.replace(/\r\n$/, '\r'));
  }
  const answer = await client.request<StatisticsAnswer>(path, { timeout: TIMEOUT_MS });
  terminal.out(format === 'json' ? JSON.stringify(answer, null, 2) : statisticsText(answer).join('\n'));
}

/** A table per row of the answer's groups, then what is local. */
export function statisticsText({ items, local }: StatisticsAnswer): string[] {
  const figures = items.flatMap(figureRows);
  const counts = local.map(({ counterpart, held, undeliverable, refused }) =>
    [counterpart, shown(held), shown(undeliverable), shown(refused)].map(plain),
  );
  if (figures.length === 0 && counts.length === 0) return ['There is nothing to count.'];
  return [
    ...columns([['KIND', 'URGENCY', 'FROM', 'TO', 'FIGURE', 'OF', 'COUNT', 'MEDIAN', 'P90'], ...figures]),
    ...(counts.length === 0 ? [] : ['', ...columns([['LOCAL', 'HELD', 'UNDELIVERABLE', 'REFUSED'], ...counts])]),
  ];
}

const figureRows = ({ kind, urgency, requesting, requested, figures }: StatisticsRow): string[][] =>
  figures.map(({ figure, of, count, median, p90 }) =>
    [kind, urgency, requesting, requested, figure, of, shown(count), time(median), time(p90)].map(plain),
  );

const shown = (count: number | null): string => (count === null ? 'hidden' : String(count));

const time = (seconds: number | null): string => (seconds === null ? '' : duration(seconds * 1000));

/** @throws InvalidArgumentError */
function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/.test(text)) return text;
  throw new InvalidArgumentError(
    'a day or an instant in UTC, of the years 1900 to 2999, such as 2026-03-01 or 2026-03-01T08:00:00Z',
  );
}

/** @throws InvalidArgumentError */
function threshold(text: string): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number >= 2 && number <= 1000) return number;
  throw new InvalidArgumentError('a whole number from 2 to 1000');
}
