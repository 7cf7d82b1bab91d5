import { provisions } from '../provisions.js';
import type { Procedure, SuggestedRule } from '../procedure.js';
import { notLater } from '../instants.js';
import type { CaseState, Deadline } from '../types.js';
import { endOf, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { happeningsOf, type Happening } from './happenings.js';

/** The requesting State's own suggestion: to be taken the fullest account of, binding on nobody. */
export function suggestedDeadlines(procedure: Procedure, rule: SuggestedRule, state: CaseState): Deadline[] {
  const wish = state.contents?.[rule.field] as { date: string; reason: string } | null | undefined;
  const [submit, ...rest] = happeningsOf(state);
  if (!wish || !submit || !state.terms) return [];
  const zone = usableZone(state.terms.zones[rule.side]);
  const dueAt = endOf(wish.date, zone);
  const end = endingOf(procedure, rule, rest, dueAt);
  return [
    {
      key: rule.key,
      rule: rule.key,
      side: rule.side,
      tells: [rule.side],
      basis: 'policy',
      provision: rule.provision,
      mark: provisions[rule.provision].mark,
      policy: state.terms.policy,
      startsAt: submit.at,
      dueAt,
      pausedAt: null,
      suspendedAt: null,
      stoppedAt: end?.at ?? null,
      ended: end?.how ?? null,
      onDue: 'miss',
      explanation: [
        {
          code: 'suggested',
          text: `Suggested by the requesting State for ${wish.date}, which binds nobody. Its reason: ${wish.reason}`,
          values: { date: wish.date, reason: wish.reason },
        },
        explain.ruled(rule.title, `the end of ${wish.date}`, rule.provision),
        ...explain.zoned(state.terms.zones[rule.side], rule.side),
        explain.due(dueAt, zone),
        ...(end ? [explain.ended(end.name, end.at, end.how)] : []),
      ],
    },
  ];
}

function endingOf(procedure: Procedure, rule: SuggestedRule, happenings: readonly Happening[], dueAt: string) {
  const end = happenings.find(({ name, status }) => rule.stops.includes(name) || procedure.statuses[status]?.final);
  if (!end) return null;
  const how = rule.stops.includes(end.name) ? (notLater(end.at, dueAt) ? 'met' : 'late') : 'cancelled';
  return { ...end, how } as const;
}
