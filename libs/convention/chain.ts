import { chronologyOf } from './chronology.js';
import { isInstant } from './instants.js';
import type { Act, Remark, StateCode, TimelineAct } from './types.js';

/** The acts of a case sorted out before any rule of the procedure is asked. */
export interface Chains {
  /** To be applied one by one, in this order. */
  ready: Ready[];
  /** Waiting for something that has not arrived. */
  held: Act[];
}

export interface Ready {
  act: Act;
  /** Why it can have no effect whatever the rules say. */
  flaw?: Remark;
  /** The instant from which it counts, where that is not its own (`chronologyOf`). */
  countsAt?: string;
}

/** Pure function of the set of acts: order and repetition of the list do not matter. Never throws. */
export function chainsOf(list: readonly Act[], submit: string): Chains {
  const acts = distinct(list).sort(inOrder);
  const known = new Map(acts.map((act) => [act.hash, act]));
  const flaws = flawsOf(acts, known);
  const depths = depthsOf(acts, flaws);
  const arrived = acts.filter(({ hash }) => depths.has(hash));
  const held = acts.filter(({ hash }) => !depths.has(hash));
  const begun = arrived.some((act) => act.act === submit && act.seq === 1);
  if (!begun) return { ready: [], held: acts };
  markClocks(arrived, depths, flaws);
  const { unseeing, late } = chronologyOf(inDepth(arrived, depths, flaws));
  for (const hash of unseeing) if (!flaws.has(hash)) flaws.set(hash, unseen);
  markForks(arrived, flaws);
  const ready = arrived.map((act) => ({ act, flaw: flaws.get(act.hash), countsAt: late.get(act.hash) }));
  return { ready, held };
}

/** The usable ones, each after those it builds on. */
const inDepth = (
  acts: readonly Act[],
  depths: ReadonlyMap<string, number>,
  flaws: ReadonlyMap<string, Remark>,
): Act[] =>
  acts
    .filter(({ hash }) => flaws.get(hash) !== malformed)
    .sort((a, b) => (depths.get(a.hash) ?? 0) - (depths.get(b.hash) ?? 0));

/**
 * The Lamport number of an act that follows these two: one more than the longer of the chains behind them. Counted, not
 * read from the acts, so that nobody can spend the numbers of others. Both acts, and all behind them, must be there.
 */
export function lamportAfter(acts: readonly Act[], prev: string | null, seen: string | null): number {
  const all = distinct(acts);
  const depths = depthsOf(all, flawsOf(all, new Map(all.map((act) => [act.hash, act]))));
  const depthOf = (hash: string | null): number => (hash === null ? 0 : (depths.get(hash) ?? 0));
  return Math.max(depthOf(prev), depthOf(seen)) + 1;
}

/**
 * Where a State's next act stands: after its own last one, and after the last of the other side that follows from that
 * side's first. One that does not, or that waits for others, is passed over: nothing can be built on it.
 */
export function nextPlace(timeline: readonly TimelineAct[], from: StateCode, to: StateCode) {
  const there = timeline.filter(({ effect }) => effect !== 'held');
  const bySeq = (a: TimelineAct, b: TimelineAct) => a.act.seq - b.act.seq;
  const own = there
    .filter(({ act }) => act.from === from)
    .sort(bySeq)
    .at(-1)?.act;
  const other = there
    .filter(({ act, reason }) => act.from === to && !offChain.includes(reason?.code ?? ''))
    .sort(bySeq)
    .at(-1)?.act;
  const [prev, seen] = [own?.hash ?? null, other?.hash ?? null];
  const acts = there.map(({ act }) => act);
  return { seq: (own?.seq ?? 0) + 1, prev, seen, lamport: lamportAfter(acts, prev, seen) };
}

/** Lamport number, then the requested side first, then the hash. Numbers nobody may use come last. */
export function inOrder(a: Act, b: Act): number {
  const left = clockOf(a);
  const right = clockOf(b);
  if (left !== right) return left < right ? -1 : 1;
  if (a.side !== b.side && (a.side === 'requested' || b.side === 'requested')) return a.side === 'requested' ? -1 : 1;
  if (a.hash === b.hash) return 0;
  return a.hash < b.hash ? -1 : 1;
}

const clockOf = ({ lamport }: Act): number => (Number.isSafeInteger(lamport) ? lamport : Number.MAX_VALUE);

const distinct = (acts: readonly Act[]): Act[] => [...new Map(acts.map((act) => [act.hash, act])).values()];

/** Acts that contradict themselves or the act they say they follow. */
function flawsOf(acts: readonly Act[], known: ReadonlyMap<string, Act>): Map<string, Remark> {
  const flaws = new Map<string, Remark>();
  for (const act of acts) {
    const flaw = isMalformed(act) ? malformed : breaksChain(act, known) ? broken : null;
    if (flaw) flaws.set(act.hash, flaw);
  }
  return flaws;
}

const isMalformed = (act: Act): boolean =>
  !Number.isSafeInteger(act.seq) ||
  act.seq < 1 ||
  !Number.isSafeInteger(act.lamport) ||
  act.lamport < 1 ||
  !isInstant(act.at);

function breaksChain({ seq, prev, seen, from }: Act, known: ReadonlyMap<string, Act>): boolean {
  if ((seq === 1) !== (prev === null)) return true;
  const before = prev === null ? undefined : known.get(prev);
  if (before && (before.from !== from || before.seq !== seq - 1)) return true;
  const other = seen === null ? undefined : known.get(seen);
  return other !== undefined && other.from === from;
}

/** A Lamport number is one more than the longer chain behind the act, no less and no more. */
function markClocks(acts: readonly Act[], depths: ReadonlyMap<string, number>, flaws: Map<string, Remark>): void {
  for (const { hash, lamport } of acts) {
    const depth = depths.get(hash);
    if (depth === undefined || flaws.has(hash) || lamport === depth) continue;
    flaws.set(hash, lamport < depth ? behind : ahead);
  }
}

/** Of the acts whose every predecessor, along `prev` and `seen`, is in the set: the length of the longest chain to each. */
function depthsOf(acts: readonly Act[], flaws: ReadonlyMap<string, Remark>): Map<string, number> {
  const followers = new Map<string, Act[]>();
  const open = new Map<string, number>();
  const needsOf = (act: Act): string[] => (flaws.get(act.hash) === malformed ? [] : predecessors(act));
  for (const act of acts) {
    const needs = needsOf(act);
    open.set(act.hash, needs.length);
    for (const hash of needs) {
      const waiting = followers.get(hash);
      if (waiting) waiting.push(act);
      else followers.set(hash, [act]);
    }
  }
  const depths = new Map<string, number>();
  const queue = acts.filter((act) => open.get(act.hash) === 0);
  for (let act = queue.pop(); act; act = queue.pop()) {
    depths.set(act.hash, Math.max(0, ...needsOf(act).map((hash) => depths.get(hash) ?? 0)) + 1);
    for (const next of followers.get(act.hash) ?? []) {
      const left = (open.get(next.hash) ?? 0) - 1;
      open.set(next.hash, left);
      if (left === 0) queue.push(next);
    }
  }
  return depths;
}

const predecessors = ({ prev, seen }: Act): string[] => [prev, seen].filter((hash) => hash !== null);

/**
 * An author who signs two acts with the same number has forked the own chain. Of those that follow the main line, the
 * smallest hash goes on; the others, and all that follows them, stay without effect.
 */
function markForks(acts: readonly Act[], flaws: Map<string, Remark>): void {
  const main = new Map<string, Act>();
  for (const act of [...acts].sort(bySeq)) {
    const flaw = flaws.get(act.hash);
    if (flaw === malformed || flaw === broken) continue;
    const before = act.prev === null ? null : main.get(`${act.seq - 1} ${act.from}`);
    const place = `${act.seq} ${act.from}`;
    if (before !== null && before?.hash !== act.prev) flaws.set(act.hash, flaws.get(act.prev ?? '') ?? forked);
    else if (main.has(place)) flaws.set(act.hash, forked);
    else main.set(place, act);
  }
}

const bySeq = (a: Act, b: Act): number => a.seq - b.seq || (a.hash < b.hash ? -1 : 1);

const malformed: Remark = {
  code: 'malformed',
  message: 'The act has no usable number, clock value or instant',
  provision: 'network-protocol',
};
const broken: Remark = {
  code: 'broken-chain',
  message: "The act does not follow its author's previous act",
  provision: 'network-protocol',
};
const behind: Remark = {
  code: 'clock-behind',
  message: "The act's Lamport number is too low for the acts it builds on",
  provision: 'network-protocol',
};
const ahead: Remark = {
  code: 'clock-ahead',
  message: "The act's Lamport number is too high for the acts it builds on",
  provision: 'network-protocol',
};
const unseen: Remark = {
  code: 'seen-less-than-before',
  message: "The act says that less has been seen than its author's acts before have said",
  provision: 'network-protocol',
};
const forked: Remark = {
  code: 'forked',
  message: 'Its author signed two acts with the same number; this one is not the one that counts',
  provision: 'network-protocol',
};

const offChain = [malformed, broken, forked].map(({ code }) => code);
