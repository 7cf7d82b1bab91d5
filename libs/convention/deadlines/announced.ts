import { provisions } from '../provisions.js';
import { isReminder, type AnnouncedRule, type Procedure } from '../procedure.js';
import { isCalendarDate, notLater } from '../instants.js';
import type { CaseState, Deadline, Terms } from '../types.js';
import { answerableIn } from './answerable.js';
import { endOf, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { doneAt, firstAfter, happeningsOf, type Happening } from './happenings.js';

interface Announcement {
  terms: Terms;
  date: string;
  happenings: readonly Happening[];
  /** Of the act that names the date. */
  place: number;
}

/** One deadline for every date that was announced; the next announcement replaces the one before. */
export function announcedDeadlines(procedure: Procedure, rule: AnnouncedRule, state: CaseState): Deadline[] {
  const { terms } = state;
  if (!terms) return [];
  const happenings = happeningsOf(state);
  const places = happenings.flatMap(({ name }, index) => (name === rule.starts ? index : []));
  const dates = state.effective.flatMap(({ act }) => (act.act === rule.starts ? [act.contents[rule.field]] : []));
  return places
    .flatMap((place, index) => ({ place, date: dates[index] }))
    .flatMap(({ place, date }) => (isCalendarDate(date) ? { terms, date, happenings, place } : []))
    .map((announcement, index) => occurrence(procedure, rule, announcement, index + 1));
}

function occurrence(procedure: Procedure, rule: AnnouncedRule, announcement: Announcement, time: number): Deadline {
  const { terms, date, happenings, place } = announcement;
  const startsAt = happenings[place]?.at ?? '';
  const zone = usableZone(terms.zones[rule.side]);
  const dueAt = endOf(date, zone);
  const end = endingOf(procedure, rule, announcement, dueAt);
  return {
    key: time === 1 ? rule.key : `${rule.key}#${time}`,
    rule: rule.key,
    side: rule.side,
    tells: [...(rule.reminds ?? [rule.side])],
    basis: isReminder(rule) ? 'warning' : 'policy',
    provision: rule.provision,
    mark: provisions[rule.provision].mark,
    policy: terms.policy,
    startsAt,
    dueAt,
    pausedAt: null,
    suspendedAt: null,
    stoppedAt: end?.at ?? null,
    ended: end?.how ?? null,
    onDue: isReminder(rule) ? 'warn' : 'miss',
    explanation: [
      explain.announced(date, rule.starts, startsAt),
      explain.ruled(rule.title, `the end of ${date}`, rule.provision),
      ...explain.zoned(terms.zones[rule.side], rule.side),
      explain.due(dueAt, zone),
      ...(end ? [explain.ended(end.name, end.at, end.how)] : []),
    ],
  };
}

/** By what it waits for, by the next announcement, or with what it is about: also where nothing could bring that any more. */
function endingOf(procedure: Procedure, rule: AnnouncedRule, { happenings, place }: Announcement, dueAt: string) {
  const stops = ({ name }: Happening) => rule.stops.includes(name);
  const replaces = ({ name }: Happening) => name === rule.starts || rule.cancelledBy?.includes(name);
  const gone = ({ status }: Happening) =>
    procedure.statuses[status]?.final || (!isReminder(rule) && !answerableIn(procedure, rule).has(status));
  const end = firstAfter(place, happenings, (item) => stops(item) || replaces(item) || gone(item));
  if (!end) return null;
  const at = doneAt(end, rule.saysWhen);
  const how = stops(end) ? (isReminder(rule) || notLater(at, dueAt) ? 'met' : 'late') : 'cancelled';
  return { ...end, at, how } as const;
}
