import { isCalendarDate, isInstant } from '../instants.js';
import { procedureOf } from '../procedures.js';
import type { Procedure } from '../procedure.js';
import { urgencies, type CaseState } from '../types.js';
import { figureNames, measure, type Finding, type FigureName, type Group } from './measure.js';
import { suppress, type Figure, type Row } from './suppress.js';

/** Half-open: `from` is the first instant, `to` the first one after. Null: without end on that side. */
export interface Period {
  from: Date | null;
  to: Date | null;
}

interface Sum {
  figure: FigureName;
  of: string;
  count: number;
  /** Seconds → how often: exact, and as small as the times are few. */
  seconds: Map<number, number>;
}

/**
 * The statistics of any number of cases, which may pass by one at a time. A case counts by the instant of its submit act.
 *
 * From the acts and the receipt of the submit act alone: two States that hold the same acts get the same rows.
 */
export class Tally {
  private readonly groups = new Map<string, { group: Group; procedure: Procedure; sums: Map<string, Sum> }>();

  constructor(private readonly period: Period) {}

  /** @throws Problem `unknown-kind` */
  add(state: CaseState, procedure: Procedure = procedureOf(state.kind)): void {
    const measured = measure(procedure, state);
    if (!measured || !isWithin(this.period, measured.submittedAt)) return;
    const { group, findings } = measured;
    const key = JSON.stringify(Object.values(group));
    const { sums } = this.groups.get(key) ?? { sums: new Map<string, Sum>() };
    this.groups.set(key, { group, procedure, sums });
    for (const finding of findings) count(sums, finding);
  }

  /**
   * By kind, urgency, requesting and requested State. What never happened has no figure.
   *
   * @param suppressBelow counts below it are hidden, with what they could be computed from; null shows everything
   */
  rows(suppressBelow: number | null = null): Row[] {
    return [...this.groups.values()]
      .map(({ group, procedure, sums }) => {
        const row = { ...group, figures: [...sums.values()].map(figureOf).sort(inOrder) };
        return suppressBelow === null ? row : suppress(procedure, row, suppressBelow);
      })
      .sort(byGroup);
  }
}

/** A date is its first instant in UTC; an instant is written with `Z`. Null for anything else. */
export function instantOf(text: string): Date | null {
  if (isCalendarDate(text)) return new Date(`${text}T00:00:00Z`);
  return isInstant(text) ? new Date(text) : null;
}

function isWithin({ from, to }: Period, instant: string): boolean {
  const at = Date.parse(instant);
  return at >= (from?.getTime() ?? -Infinity) && at < (to?.getTime() ?? Infinity);
}

function count(sums: Map<string, Sum>, { figure, of, seconds }: Finding): void {
  const key = `${figure} ${of}`;
  const sum = sums.get(key) ?? { figure, of, count: 0, seconds: new Map<number, number>() };
  sums.set(key, sum);
  sum.count += 1;
  if (seconds !== undefined) sum.seconds.set(seconds, (sum.seconds.get(seconds) ?? 0) + 1);
}

const figureOf = ({ figure, of, count, seconds }: Sum): Figure => ({
  figure,
  of,
  count,
  median: percentile(seconds, 50),
  p90: percentile(seconds, 90),
});

/** Nearest rank: the smallest measured value that at least so many percent of the values do not exceed. */
function percentile(seconds: ReadonlyMap<number, number>, percent: number): number | null {
  const sorted = [...seconds].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  const rank = Math.ceil((total * percent) / 100);
  let passed = 0;
  for (const [value, times] of sorted) {
    passed += times;
    if (passed >= rank) return value;
  }
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const inOrder = (a: Figure, b: Figure): number =>
  figureNames.indexOf(a.figure) - figureNames.indexOf(b.figure) || compare(a.of, b.of);

const byGroup = (a: Group, b: Group): number =>
  compare(a.kind, b.kind) ||
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  compare(a.requesting, b.requesting) ||
  compare(a.requested, b.requested);
