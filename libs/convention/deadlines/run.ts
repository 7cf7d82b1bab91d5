import type { ClockRule, LimitRule, Procedure, Span } from '../procedure.js';
import { provisions, type ProvisionId } from '../provisions.js';
import type { Basis, CaseState, Deadline, Reason, Side, Terms } from '../types.js';
import { iso, notLater } from '../instants.js';
import { count, settled, startOf, type Start, type Where } from './count.js';
import { spell, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { happeningsOf, type Happening } from './happenings.js';

/** What the rules of clocks and of limits have in common. */
export type RunRule = Pick<
  ClockRule,
  | 'key'
  | 'title'
  | 'side'
  | 'starts'
  | 'stops'
  | 'cancelledBy'
  | 'pausedIn'
  | 'pausedWhile'
  | 'repeats'
  | 'endsOn'
  | 'outlives'
  | 'into'
> &
  Pick<LimitRule, 'yieldsTo' | 'after'>;

/** A rule with all that a case makes of it: its length, what it is, whose time counts. */
export interface Run {
  procedure: Procedure;
  rule: RunRule;
  terms: Terms;
  span: Span;
  basis: Basis;
  provision: ProvisionId;
  /** Whose legal time counts. */
  zone: Side;
  tells: readonly Side[];
  /** Field of the starting act's contents that says when it was. */
  from?: string;
  /** What is said first: whether it is law, and why. */
  standing: Reason[];
  onDue?: 'expire';
}

/** Every occurrence of it in a case. */
export function runsOf(run: Run, state: CaseState): Deadline[] {
  const happenings = happeningsOf(state).map((happening, index, all) => ({
    ...happening,
    pauses: [...pausesIn(run.rule, happening.status), ...openAfter(run.rule, all, index)],
  }));
  const { starts: by, into, after } = run.rule;
  const starts = happenings.flatMap(({ name, status }, index) =>
    [by].flat().includes(name) && (into === undefined || into === status) && follows(after, happenings, index)
      ? index
      : [],
  );
  return starts
    .slice(0, run.rule.repeats ? undefined : 1)
    .map((index, time) => occurrence(run, happenings.slice(index), time + 1));
}

/** Whether, of the acts that decide about a start, the right one was the last. */
const follows = (after: RunRule['after'], happenings: readonly Happening[], start: number): boolean =>
  after === undefined ||
  happenings.slice(0, start).findLast(({ name }) => after.of.includes(name))?.name === after.last;

/** A happening, and for what the clock does not run after it; nothing, and it runs. */
type Step = Happening & { pauses: readonly explain.Cause[] };

const pausesIn = ({ pausedIn = [] }: RunRule, status: string): explain.Cause[] =>
  pausedIn.includes(status) ? [{ code: status, words: status }] : [];

function openAfter({ pausedWhile = [] }: RunRule, happenings: readonly Happening[], index: number): explain.Cause[] {
  return pausedWhile.filter(({ asks, answers }) => {
    const last = happenings.slice(0, index + 1).findLast(({ name }) => name === asks || answers.includes(name));
    return last?.name === asks;
  });
}

function occurrence(run: Run, happenings: readonly Step[], time: number): Deadline {
  const { rule, terms, span, basis, provision } = run;
  const zone = usableZone(terms.zones[run.zone]);
  const start = startOf(happenings[0], run.from, zone);
  const counted = count(start, span, whereOf(run));
  const course = courseOf(run, happenings, counted.dueAt);
  return {
    key: time === 1 ? rule.key : `${rule.key}#${time}`,
    rule: rule.key,
    side: rule.side,
    tells: [...run.tells],
    basis,
    provision,
    mark: provisions[provision].mark,
    policy: terms.policy,
    startsAt: start.at,
    dueAt: course.pause ? null : course.dueAt,
    pausedAt: course.pause?.at ?? null,
    suspendedAt: null,
    stoppedAt: course.end?.at ?? null,
    ended: course.end?.how ?? null,
    onDue: run.onDue ?? 'miss',
    explanation: [...opening(run, start), ...counted.reasons, ...course.reasons, ...closing(course, zone)],
  };
}

const whereOf = ({ terms, zone, rule }: Run): Where => ({
  terms,
  side: zone,
  ...(rule.endsOn && { endsOn: rule.endsOn }),
});

interface Course {
  dueAt: string;
  pause: { at: string; causes: readonly explain.Cause[] } | null;
  end: { by: string; at: string; how: 'met' | 'late' | 'cancelled' } | null;
  reasons: Reason[];
}

/** Lets the clock run through what happened, the start first. */
function courseOf(run: Run, happenings: readonly Step[], dueAt: string): Course {
  const course: Course = { dueAt, pause: null, end: null, reasons: [] };
  for (const happening of happenings) {
    const ending = happening === happenings[0] ? null : endingOf(run, happening);
    const { at, pauses } = happening;
    if (ending || pauses.length === 0) resume(run, course, happening);
    else if (course.pause) course.pause.causes = distinct([...course.pause.causes, ...pauses]);
    else if (notLater(at, course.dueAt)) course.pause = { at, causes: pauses };
    if (!ending) continue;
    const how = ending === 'stopped' ? (notLater(happening.at, course.dueAt) ? 'met' : 'late') : ending;
    course.end = { by: happening.name, at: happening.at, how };
    break;
  }
  return course;
}

const distinct = (causes: readonly explain.Cause[]): explain.Cause[] => [
  ...new Map(causes.map((one) => [one.code, one])).values(),
];

/** What already ran out before a pause stays missed; the pause moves the rest by its length. */
function resume(run: Run, course: Course, { at }: Happening): void {
  if (!course.pause) return;
  const moved = Math.max(0, Date.parse(at) - Date.parse(course.pause.at));
  const dueAt = iso(Date.parse(course.dueAt) + moved);
  const reasons = [explain.paused(course.pause.causes, course.pause.at, at, moved)];
  const end = run.rule.endsOn ? settled({ dueAt, reasons }, whereOf(run)) : { dueAt, reasons };
  course.dueAt = end.dueAt;
  course.reasons.push(...end.reasons);
  course.pause = null;
}

/** Whether this ends a run of the clock: by what it waits for, or by taking its object away. */
export function endingOf(
  { procedure, rule }: { procedure: Procedure; rule: RunRule },
  { name, status, contents }: Happening,
): 'stopped' | 'cancelled' | null {
  if (rule.yieldsTo?.includes(name) && contents['deadline'] === rule.key) return 'cancelled';
  if (rule.stops.includes(name)) return 'stopped';
  if (rule.cancelledBy?.includes(name)) return 'cancelled';
  return procedure.statuses[status]?.final && !rule.outlives ? 'cancelled' : null;
}

const opening = ({ rule, span, provision, standing }: Run, { by, said }: Start): Reason[] => [
  ...standing,
  explain.started(by, said),
  explain.ruled(rule.title, spell(span), provision),
];

function closing({ pause, end, dueAt }: Course, zone: string): Reason[] {
  if (pause) return [explain.pausedNow(pause.causes, pause.at)];
  return [explain.due(dueAt, zone), ...(end ? [explain.ended(end.by, end.at, end.how)] : [])];
}
