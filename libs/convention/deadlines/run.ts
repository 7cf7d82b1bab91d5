import type { ClockRule, LimitRule, Procedure, Span } from '../procedure.js';
import { provisions, type ProvisionId } from '../provisions.js';
import type { Basis, CaseState, Deadline, Reason, Side, Terms } from '../types.js';
import { iso, notLater } from '../instants.js';
import { count, settled, startOf, type Start, type Where } from './count.js';
import { spell, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { answerableIn } from './answerable.js';
import { doneAt, happeningsOf, type Happening } from './happenings.js';

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
  | 'after'
> &
  Pick<LimitRule, 'yieldsTo' | 'saysWhen' | 'about'> & { shape: 'clock' | 'limit' };

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
  const happenings = happeningsOf(state);
  const starts = startsOf(run.rule, happenings);
  if (starts.length === 0) return [];
  const history = { happenings, pauses: pausesOf(run.rule, happenings) };
  return starts.map((index, time) => occurrence(run, history, { index, time: time + 1 }));
}

/** The places where a clock starts among what happened. */
export function startsOf(
  { starts, into, after, repeats }: Pick<RunRule, 'starts' | 'into' | 'after' | 'repeats'>,
  happenings: readonly Happening[],
): number[] {
  const names = [starts].flat();
  const all = happenings.flatMap(({ name, status }, index) =>
    names.includes(name) && (into === undefined || into === status) && follows(after, happenings, index) ? index : [],
  );
  return repeats ? all : all.slice(0, 1);
}

/** Whether, of the acts that decide about a start, the right one was the last. */
function follows(after: RunRule['after'], happenings: readonly Happening[], start: number): boolean {
  if (after === undefined) return true;
  const last = happenings.slice(0, start).findLast(({ name }) => after.of.includes(name));
  return last !== undefined && [after.last].flat().includes(last.name);
}

/** What happened, and for what the clock does not run after each; nothing, and it runs. */
interface History {
  happenings: readonly Happening[];
  pauses: readonly (readonly explain.Cause[])[];
}

const none: readonly explain.Cause[] = [];

function pausesOf({ pausedIn = [], pausedWhile = [] }: RunRule, happenings: readonly Happening[]): History['pauses'] {
  const open = new Set<(typeof pausedWhile)[number]>();
  return happenings.map(({ name, status }) => {
    for (const wait of pausedWhile) {
      if (wait.asks === name) open.add(wait);
      else if (wait.answers.includes(name)) open.delete(wait);
    }
    if (open.size === 0 && !pausedIn.includes(status)) return none;
    const there = pausedIn.includes(status) ? [{ code: status, words: status }] : [];
    return [...there, ...pausedWhile.filter((wait) => open.has(wait))];
  });
}

function occurrence(run: Run, history: History, { index, time }: { index: number; time: number }): Deadline {
  const { rule, terms, span, basis, provision } = run;
  const zone = usableZone(terms.zones[run.zone]);
  const start = startOf(history.happenings[index], run.from, zone);
  const counted = count(start, span, whereOf(run));
  const course = courseOf(run, history, { index, dueAt: counted.dueAt });
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

/** Whether an act that stops such clocks stops another run than the one begun so. */
const isAboutAnother = ({ about, stops }: RunRule, start: Happening, { name, contents }: Happening): boolean =>
  about !== undefined && stops.includes(name) && contents[about] !== start.contents[about];

/** Lets the clock run through what happened, from its start on. */
function courseOf(run: Run, history: History, { index, dueAt }: { index: number; dueAt: string }): Course {
  const { happenings } = history;
  const course: Course = { dueAt, pause: null, end: null, reasons: [] };
  for (let place = index; place < happenings.length; place += 1) {
    const happening = happenings[place]!;
    const others = place === index || isAboutAnother(run.rule, happenings[index]!, happening);
    const ending = others ? null : endingOf(run, happening);
    const pauses = history.pauses[place]!;
    const { at } = happening;
    if (ending || pauses.length === 0) resume(run, course, happening);
    else if (course.pause) course.pause.causes = distinct([...course.pause.causes, ...pauses]);
    else if (notLater(at, course.dueAt)) course.pause = { at, causes: pauses };
    if (!ending) continue;
    const when = doneAt(happening, run.rule.saysWhen);
    const how = ending === 'stopped' ? (notLater(when, course.dueAt) ? 'met' : 'late') : ending;
    course.end = { by: happening.name, at: when, how };
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

/**
 * Whether this ends a run of the clock: by what it waits for, or by taking its object away. That also takes a limit of
 * the network's policy away which nobody could meet any more (`answerableIn`); what the law counts runs on.
 */
export function endingOf(
  { procedure, rule }: { procedure: Procedure; rule: RunRule },
  { name, status, contents }: Happening,
): 'stopped' | 'cancelled' | null {
  if (rule.yieldsTo?.includes(name) && contents['deadline'] === rule.key) return 'cancelled';
  if (rule.stops.includes(name)) return 'stopped';
  if (rule.cancelledBy?.includes(name)) return 'cancelled';
  if (procedure.statuses[status]?.final && !rule.outlives) return 'cancelled';
  return rule.shape === 'clock' && !answerableIn(procedure, rule).has(status) ? 'cancelled' : null;
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
