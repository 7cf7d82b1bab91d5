import type { ClockRule, Procedure, Span } from '../procedure.js';
import { provisions } from '../provisions.js';
import type { CaseState, Deadline, Reason, Status, Terms } from '../types.js';
import { iso, notLater } from '../instants.js';
import { addSpan, spell, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { happeningsOf, type Happening } from './happenings.js';

/** Every occurrence of a policy clock. None under a policy version this software does not know. */
export function clockDeadlines(procedure: Procedure, rule: ClockRule, state: CaseState): Deadline[] {
  const { terms } = state;
  const policy =
    terms && Object.hasOwn(procedure.policies, terms.policy) ? procedure.policies[terms.policy] : undefined;
  const span = terms && policy?.[rule.key]?.[terms.urgency];
  if (!terms || !span) return [];
  const happenings = happeningsOf(state);
  const starts = happenings.flatMap(({ name }, index) => (startsOf(rule).includes(name) ? index : []));
  return starts
    .slice(0, rule.repeats ? undefined : 1)
    .map((index, time) => occurrence({ procedure, rule, terms, span }, happenings.slice(index), time + 1));
}

const startsOf = ({ starts }: ClockRule): readonly string[] => (typeof starts === 'string' ? [starts] : starts);

interface Context {
  procedure: Procedure;
  rule: ClockRule;
  terms: Terms;
  span: Span;
}

function occurrence(context: Context, happenings: readonly Happening[], time: number): Deadline {
  const { rule, terms, span } = context;
  const zone = usableZone(terms.zones[rule.side]);
  const startsAt = happenings[0]?.at ?? '';
  const first = addSpan(startsAt, span, zone);
  const run = runOf(context, happenings, first);
  return {
    key: time === 1 ? rule.key : `${rule.key}#${time}`,
    rule: rule.key,
    side: rule.side,
    tells: [rule.side],
    basis: 'policy',
    provision: rule.provision,
    mark: provisions[rule.provision].mark,
    policy: terms.policy,
    startsAt,
    dueAt: run.pause ? null : run.dueAt,
    pausedAt: run.pause?.at ?? null,
    suspendedAt: null,
    stoppedAt: run.end?.at ?? null,
    ended: run.end?.how ?? null,
    onDue: 'miss',
    explanation: [...opening(context, happenings[0], first, zone), ...run.reasons, ...closing(run, zone)],
  };
}

interface Run {
  dueAt: string;
  pause: { at: string; status: Status } | null;
  end: { by: string; at: string; how: 'met' | 'late' | 'cancelled' } | null;
  reasons: Reason[];
}

/** Lets the clock run through what happened, the start first. */
function runOf(context: Context, happenings: readonly Happening[], dueAt: string): Run {
  const run: Run = { dueAt, pause: null, end: null, reasons: [] };
  for (const happening of happenings) {
    const ending = happening === happenings[0] ? null : endingOf(context, happening);
    const pausing = !ending && (context.rule.pausedIn ?? []).includes(happening.status);
    if (!pausing) resume(run, happening);
    else if (!run.pause && notLater(happening.at, run.dueAt)) run.pause = happening;
    if (!ending) continue;
    const how = ending === 'stopped' ? (notLater(happening.at, run.dueAt) ? 'met' : 'late') : ending;
    run.end = { by: happening.name, at: happening.at, how };
    break;
  }
  return run;
}

/** What already ran out before a pause stays missed; the pause moves the rest by its length. */
function resume(run: Run, { at }: Happening): void {
  if (!run.pause) return;
  const moved = Math.max(0, Date.parse(at) - Date.parse(run.pause.at));
  run.dueAt = iso(Date.parse(run.dueAt) + moved);
  run.reasons.push(explain.paused(run.pause.status, run.pause.at, at, moved));
  run.pause = null;
}

/** Whether this ends a run of the clock: by what it waits for, or by taking its object away. */
export function endingOf(
  { procedure, rule }: { procedure: Procedure; rule: ClockRule },
  { name, status }: Happening,
): 'stopped' | 'cancelled' | null {
  if (rule.stops.includes(name)) return 'stopped';
  return rule.cancelledBy?.includes(name) || procedure.statuses[status]?.final ? 'cancelled' : null;
}

function opening({ rule, terms, span }: Context, start: Happening | undefined, first: string, zone: string): Reason[] {
  const { name: by, at: startsAt } = start ?? { name: '', at: '' };
  const days = 'days' in span ? span.days : null;
  return [
    explain.notLaw(terms.policy, terms.urgency),
    explain.started(by, startsAt),
    explain.ruled(rule.title, spell(span), rule.provision),
    ...(days === null
      ? [explain.exact()]
      : [...explain.zoned(terms.zones[rule.side], rule.side), explain.counted(startsAt, days, first, zone)]),
  ];
}

function closing({ pause, end, dueAt }: Run, zone: string): Reason[] {
  if (pause) return [explain.pausedNow(pause.status, pause.at)];
  return [explain.due(dueAt, zone), ...(end ? [explain.ended(end.by, end.at, end.how)] : [])];
}
