import { isInstant } from './instants.js';
import type { Act, Remark } from './types.js';

/** The acts of a case sorted out before any rule of the procedure is asked. */
export interface Chains {
  /** To be applied one by one, in this order; `flaw` says why one can have no effect whatever the rules say. */
  ready: { act: Act; flaw?: Remark }[];
  /** Waiting for something that has not arrived. */
  held: Act[];
}

/** Pure function of the set of acts: order and repetition of the list do not matter. Never throws. */
export function chainsOf(list: readonly Act[], submit: string): Chains {
  const acts = distinct(list).sort(inOrder);
  const known = new Map(acts.map((act) => [act.hash, act]));
  const flaws = flawsOf(acts, known);
  const arrived = complete(acts, known, flaws);
  const begun = acts.some((act) => act.act === submit && act.seq === 1 && arrived.has(act.hash));
  if (!begun) return { ready: [], held: acts };
  markForks(
    acts.filter((act) => arrived.has(act.hash)),
    flaws,
  );
  return {
    ready: acts.flatMap((act) => (arrived.has(act.hash) ? { act, flaw: flaws.get(act.hash) } : [])),
    held: acts.filter((act) => !arrived.has(act.hash)),
  };
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
    const flaw = isMalformed(act) ? malformed : breaksChain(act, known) ? broken : lagging(act, known) ? behind : null;
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

const lagging = ({ lamport, prev, seen }: Act, known: ReadonlyMap<string, Act>): boolean =>
  [prev, seen].some((hash) => hash !== null && (known.get(hash)?.lamport ?? 0) >= lamport);

/** Hashes of the acts whose every predecessor, along `prev` and `seen`, is in the set. */
function complete(
  acts: readonly Act[],
  known: ReadonlyMap<string, Act>,
  flaws: ReadonlyMap<string, Remark>,
): Set<string> {
  const followers = new Map<string, Act[]>();
  const open = new Map<string, number>();
  for (const act of acts) {
    const needs = flaws.get(act.hash) === malformed ? [] : predecessors(act);
    open.set(act.hash, needs.length);
    for (const hash of needs) {
      const waiting = followers.get(hash);
      if (waiting) waiting.push(act);
      else followers.set(hash, [act]);
    }
  }
  const arrived = new Set<string>();
  const queue = acts.filter((act) => open.get(act.hash) === 0);
  for (let act = queue.pop(); act; act = queue.pop()) {
    arrived.add(act.hash);
    for (const next of followers.get(act.hash) ?? []) {
      const left = (open.get(next.hash) ?? 0) - 1;
      open.set(next.hash, left);
      if (left === 0 && known.has(next.hash)) queue.push(next);
    }
  }
  return arrived;
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
  message: "The act's Lamport number is not above those of the acts it builds on",
  provision: 'network-protocol',
};
const forked: Remark = {
  code: 'forked',
  message: 'Its author signed two acts with the same number; this one is not the one that counts',
  provision: 'network-protocol',
};
