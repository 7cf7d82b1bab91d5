import { total } from './footprint.js';
import type { Comparison, Measured } from './measure.js';
import type { Spread } from './statistics.js';

type Line = [what: string, floor: string, product: string, ratio: string];

/** The comparison as a table of text. */
export function tableOf(broker: string, { floor, product, drain }: Comparison): string {
  const both = (what: string, value: (measured: Measured) => number, digits = 1): Line => {
    const [a, b] = [value(floor), value(product)];
    return [what, a.toFixed(digits), b.toFixed(digits), (b / a).toFixed(2)];
  };
  const lines: Line[] = [
    [`broker: ${broker}`, 'floor', 'product', 'product/floor'],
    both('round trips/s, median', ({ throughput }) => throughput.median, 0),
    ['  min … max', range(floor), range(product), ''],
    both('processor time per round trip, ms', ({ footprint }) => total(footprint.cpu)),
    ...['sender', 'recipient', 'router', 'postgres', 'redis'].map((name) =>
      both(`  ${name}`, ({ footprint }) => footprint.cpu[name] ?? 0, 2),
    ),
    both('rows written per round trip', ({ footprint }) => total(footprint.rows)),
    both('writing transactions per round trip', ({ footprint }) => footprint.commits),
    both('write-ahead log per round trip, KiB', ({ footprint }) => footprint.walBytes / 1_024),
    both('submit → receipt p50, ms', ({ latency }) => latency.receipt.p50),
    both('submit → receipt p99, ms', ({ latency }) => latency.receipt.p99),
    both('  p99 of a turn, median', ({ latency }) => latency.turns.median),
    ['    min … max', turns(floor), turns(product), ''],
    both('answer to submit p50, ms', ({ latency }) => latency.answer.p50),
    both('answer to submit p99, ms', ({ latency }) => latency.answer.p99),
    both('processors in use meanwhile, %', ({ latency }) => latency.busy * 100, 0),
    both('generator late at most, ms', ({ latency }) => latency.late),
    [`drain of ${drain.messages}, s (router start included)`, '', drain.seconds.toFixed(1), ''],
    ['  receipts/s', '', drain.perSecond.toFixed(0), (drain.perSecond / floor.throughput.median).toFixed(2)],
  ];
  return aligned(lines.filter(([, ...values]) => values.some((value) => value !== '0.00' && value !== 'NaN')));
}

const rangeOf = ({ min, max }: Spread): string => `${min.toFixed(0)} … ${max.toFixed(0)}`;
const range = ({ throughput }: Measured): string => rangeOf(throughput);
const turns = ({ latency }: Measured): string => rangeOf(latency.turns);

function aligned(lines: Line[]): string {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!);
  return lines.map((line) => line.map(cell).join('   ').trimEnd()).join('\n');
}
