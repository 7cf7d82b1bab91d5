import type { Procedure } from '../procedure.js';
import type { FigureName, Group } from './measure.js';

/** `count`, `median` and `p90` are null together when hidden; without hiding, times are null where none is measured. */
export interface Figure {
  figure: FigureName;
  /** Which act, clock, ground or status; empty for `cases`. */
  of: string;
  count: number | null;
  /** Whole seconds. */
  median: number | null;
  p90: number | null;
}

export interface Row extends Group {
  figures: Figure[];
}

/**
 * Hides small cells, and what they could be computed from by one subtraction inside the row:
 *
 * 1. of a row of fewer than `below` cases, every figure;
 * 2. in the order of the row, a count below `below`, or that differs by less than that (but not by nothing) from a count
 *    already shown;
 * 3. where figures are parts of one whole (statuses of cases, acts that stop one clock, grounds, emergencies), all of
 *    them when one is hidden.
 *
 * What is hidden stays in the list: it happened. What did not happen is not in the list.
 */
export function suppress(procedure: Procedure, row: Row, below: number): Row {
  const hidden = new Set<Figure>();
  const shown: number[] = [];
  const few = (row.figures.find(({ figure }) => figure === 'cases')?.count ?? 0) < below;
  for (const figure of row.figures) {
    const count = figure.count ?? 0;
    const isSmall = count < below || shown.some((other) => other !== count && Math.abs(other - count) < below);
    if (few || isSmall) hidden.add(figure);
    else shown.push(count);
  }
  hideWholes(wholes(procedure, row), hidden);
  return { ...row, figures: row.figures.map((figure) => (hidden.has(figure) ? without(figure) : figure)) };
}

const without = ({ figure, of }: Figure): Figure => ({ figure, of, count: null, median: null, p90: null });

/** Until nothing changes: a figure may be part of several wholes. */
function hideWholes(groups: readonly Figure[][], hidden: Set<Figure>): void {
  const open = groups.filter((parts) => {
    const some = parts.some((part) => hidden.has(part));
    return some && !parts.every((part) => hidden.has(part));
  });
  if (open.length === 0) return;
  for (const part of open.flat()) hidden.add(part);
  hideWholes(groups, hidden);
}

/** Figures that add up to another one. Acts with the same count in `since-submission` go with it. */
function wholes({ deadlines }: Procedure, { figures }: Row): Figure[][] {
  const all = (name: FigureName) => figures.filter(({ figure }) => figure === name);
  const stops = deadlines.flatMap((rule) => (rule.shape === 'clock' ? [rule.stops] : []));
  const acts = stops.map((names) =>
    figures.filter(({ figure, of }) => (figure === 'act' || figure === 'since-submission') && names.includes(of)),
  );
  return [...acts, all('ground'), all('emergency'), all('status')];
}
