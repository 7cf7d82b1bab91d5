import { iso, normal } from './instants.js';
import type { Act, Remark } from './types.js';

/** How far the clocks of two States may differ, in milliseconds: an act that is dated further ahead is not taken in. */
export const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What an act says of the time and of its author's knowledge, held against the acts that it builds on. */
export interface Chronology {
  /** The acts that say less has been seen than their author had seen before. */
  unseeing: ReadonlySet<string>;
  /**
   * The instants of acts that are dated before what they build on, by more than clocks differ: those of the latest act
   * that is behind them, since that one must have been there first.
   */
  late: ReadonlyMap<string, string>;
}

/** @param acts usable ones, in an order in which each comes after those it builds on */
export function chronologyOf(acts: readonly Act[]): Chronology {
  const unseeing = new Set<string>();
  const late = new Map<string, string>();
  /** Number of the last act of the other side that the author has seen, by the author's act. */
  const horizons = new Map<string, number>();
  const instants = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const { hash, seq, prev, seen, at } of acts) {
    const before = horizons.get(prev ?? '') ?? 0;
    const sees = numbers.get(seen ?? '') ?? 0;
    if (sees < before) unseeing.add(hash);
    horizons.set(hash, Math.max(before, sees));
    numbers.set(hash, seq);
    const stated = Date.parse(at);
    const earliest = Math.max(...[prev, seen].map((one) => instants.get(one ?? '') ?? -Infinity));
    const isLate = stated + CLOCKS_DIFFER_MS < earliest;
    if (isLate) late.set(hash, iso(earliest));
    instants.set(hash, isLate ? earliest : stated);
  }
  return { unseeing, late };
}

/** When an act counts as performed: at its own instant, or with what it builds on where it is dated before that. */
export const countsFrom = ({ act, countsAt }: { act: Act; countsAt?: string }): string => countsAt ?? normal(act.at);

export const predated: Remark = {
  code: 'dated-before-what-it-saw',
  message: 'The act is dated before acts that it builds on: it counts from the instant of the latest of them',
  provision: 'network-protocol',
};
