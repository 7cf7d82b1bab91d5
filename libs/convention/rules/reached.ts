import { aimOf, type ActRule } from '../procedure.js';
import type { Status } from '../types.js';

/** Every status, final ones included, in which a case can be once one of these acts has happened; guards are left out of account. */
export function reachedBy(table: readonly ActRule[], acts: readonly string[]): Status[] {
  const first = table.filter(({ act }) => acts.includes(act));
  const reached = new Set(first.flatMap((rule) => rule.from.flatMap((from) => leadsTo(rule, from))));
  for (const status of reached)
    for (const rule of table.filter(({ from }) => from.includes(status)))
      for (const next of leadsTo(rule, status)) reached.add(next);
  return [...reached];
}

function leadsTo(rule: ActRule, from: Status): Status[] {
  const { otherwise } = rule;
  const aims = [aimOf(rule, from), ...(otherwise?.when ? [otherwise.to] : [])];
  return aims.map((aim) => (aim === 'unchanged' ? from : aim));
}
