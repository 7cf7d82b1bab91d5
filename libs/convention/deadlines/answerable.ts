import { aimOf, type ActRule, type ClockRule, type DeadlineRule, type Procedure } from '../procedure.js';
import type { Status } from '../types.js';

/** What says which acts end a deadline, and which begin it. */
export type Awaiting = Pick<ClockRule, 'stops' | 'cancelledBy' | 'repeats' | 'outlives'> & {
  shape: DeadlineRule['shape'];
  starts?: string | readonly string[];
};

/** By the acts of a procedure: a guard asks of one with fewer deadlines, made for the question. */
const known = new WeakMap<readonly ActRule[], Map<Awaiting, ReadonlySet<Status>>>();

/**
 * The statuses from which what a deadline waits for can still come, now or after other acts: from any other, nobody could
 * meet it any more. An act that begins it anew begins another one and leads nowhere, nor does one that ends it.
 */
export function answerableIn(procedure: Procedure, rule: Awaiting): ReadonlySet<Status> {
  const rules = known.get(procedure.acts) ?? new Map<Awaiting, ReadonlySet<Status>>();
  known.set(procedure.acts, rules);
  const found = rules.get(rule) ?? statusesOf(procedure, rule);
  rules.set(rule, found);
  return found;
}

function statusesOf(procedure: Procedure, rule: Awaiting): ReadonlySet<Status> {
  const { acts, statuses, delivery } = procedure;
  const all = Object.keys(statuses).filter((status) => rule.outlives || !statuses[status]?.final);
  // A receipt stands behind its act, wherever it arrived.
  if (rule.stops.includes('delivery')) return new Set(all);
  const anew = rule.repeats || rule.shape === 'announced';
  const ends = [...(rule.cancelledBy ?? []), ...(anew ? [rule.starts ?? []].flat() : [])];
  const onwards = acts.filter(({ act }) => !ends.includes(act));
  const answering = acts.filter(({ act }) => rule.stops.includes(act));
  const next = (from: Status): Status[] => [
    ...onwards.filter((row) => row.from.includes(from)).flatMap((row) => aimsOf(row, from)),
    ...(from === delivery.from ? [delivery.to] : []),
  ];
  const found = new Set(all.filter((status) => answering.some(({ from }) => from.includes(status))));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const status of all) if (next(status).some((one) => found.has(one))) found.add(status);
  }
  return found;
}

/** Where an act can lead from a status, whatever its condition says. */
const aimsOf = (row: ActRule, from: Status): Status[] =>
  [aimOf(row, from), ...(row.otherwise?.when ? [row.otherwise.to] : [])].map((to) => (to === 'unchanged' ? from : to));
