import { notLater } from '../instants.js';
import {
  isReminder,
  type AgreedRule,
  type AnnouncedRule,
  type ClockRule,
  type DeadlineRule,
  type Procedure,
} from '../procedure.js';
import { provisions } from '../provisions.js';
import type { CaseState, Deadline, Terms } from '../types.js';
import { endOf, usableZone } from './calendar.js';
import * as explain from './explain.js';
import { answerableIn } from './answerable.js';
import { doneAt, firstAfter, happeningsOf, type Happening } from './happenings.js';

/** The deadlines that a rule makes in this case. */
type Others = (rule: DeadlineRule) => Deadline[];

/**
 * One deadline for every date that both States have agreed, beside the deadline it is about, which stays as it is. It weighs
 * no more than that one: where nobody has to act by a day, nobody has to by another.
 */
export function agreedDeadlines(procedure: Procedure, rule: AgreedRule, state: CaseState, others: Others): Deadline[] {
  const { terms } = state;
  if (!terms) return [];
  const happenings = happeningsOf(state);
  const agreements = happenings.flatMap((happening, place) => {
    const about = rule.starts.includes(happening.name) ? String(happening.contents['deadline']) : null;
    const target = procedure.deadlines.find(({ key }) => key === about);
    return target ? [{ procedure, rule, terms, target, others, happenings, place }] : [];
  });
  return agreements.map((agreement, index) => occurrence(agreement, index + 1));
}

/** The law leaves it to the two States to agree on another time. */
const replaces = (target: DeadlineRule): boolean => target.shape === 'limit' && target.yieldsTo !== undefined;

interface Agreement {
  procedure: Procedure;
  rule: AgreedRule;
  terms: Terms;
  /** The rule of the deadline it is about. */
  target: DeadlineRule;
  others: Others;
  happenings: readonly Happening[];
  /** Of the act that accepts. */
  place: number;
}

function occurrence(agreement: Agreement, time: number): Deadline {
  const { rule, terms, target, others, happenings, place } = agreement;
  const provision = replaces(target) ? target.provision : rule.provision;
  const { name: by = '', at: startsAt = '', contents = {} } = happenings[place] ?? {};
  const date = String((contents as { date?: unknown }).date);
  const zone = usableZone(terms.zones[target.side]);
  const dueAt = endOf(date, zone);
  const end = endingOf(agreement, dueAt);
  const beside = others(target).at(-1);
  return {
    key: time === 1 ? rule.key : `${rule.key}#${time}`,
    rule: rule.key,
    side: target.side,
    tells: ['requesting', 'requested'],
    basis: 'agreed',
    provision,
    mark: provisions[provision].mark,
    policy: terms.policy,
    startsAt,
    dueAt,
    pausedAt: null,
    suspendedAt: null,
    stoppedAt: end?.at ?? null,
    ended: end?.how ?? null,
    onDue: isReminder(target) ? 'warn' : 'miss',
    explanation: [
      explain.agreed(date, target.key, by, startsAt),
      replaces(target)
        ? explain.instead(target.key, target.title, target.provision)
        : explain.besides(target.key, target.title, beside),
      ...explain.zoned(terms.zones[target.side], target.side),
      explain.due(dueAt, zone),
      ...(end ? [explain.ended(end.name, end.at, end.how)] : []),
    ],
  };
}

/** What nobody could meet any more ends; what the law counts runs on. */
const fallsAway = (target: DeadlineRule): target is ClockRule | AnnouncedRule =>
  target.shape === 'clock' || (target.shape === 'announced' && !isReminder(target));

/** Whether a date agreed for this deadline still stands: the last one, if any. */
export function agreedStands(procedure: Procedure, rule: AgreedRule, state: CaseState, deadline: string): boolean {
  const target = procedure.deadlines.find(({ key }) => key === deadline);
  const happenings = happeningsOf(state);
  const place = happenings.findLastIndex(
    ({ name, contents }) => rule.starts.includes(name) && contents['deadline'] === deadline,
  );
  return target !== undefined && place >= 0 && lastOf({ procedure, rule, target, happenings, place }) === null;
}

/** Met or late by what its deadline waits for; replaced by the next agreement; gone with its object, as that one is. */
function endingOf(agreement: Agreement, dueAt: string) {
  const { target } = agreement;
  const end = lastOf(agreement);
  if (!end) return null;
  const at = doneAt(end, 'saysWhen' in target ? target.saysWhen : {});
  const inTime = isReminder(target) || notLater(at, dueAt);
  const how = stopsOf(target).includes(end.name) ? (inTime ? 'met' : 'late') : 'cancelled';
  return { ...end, at, how } as const;
}

const stopsOf = (target: DeadlineRule): readonly string[] => (target.shape === 'warning' ? [] : target.stops);

type Place = Pick<Agreement, 'procedure' | 'rule' | 'target' | 'happenings' | 'place'>;

function lastOf({ procedure, rule, target, happenings, place }: Place): Happening | null {
  const stops = stopsOf(target);
  const cancels: readonly string[] = 'cancelledBy' in target ? (target.cancelledBy ?? []) : [];
  const again = ({ name, contents }: Happening) => rule.starts.includes(name) && contents['deadline'] === target.key;
  const gone = ({ status }: Happening) =>
    procedure.statuses[status]?.final || (fallsAway(target) && !answerableIn(procedure, target).has(status));
  const ends = (item: Happening) =>
    stops.includes(item.name) || cancels.includes(item.name) || again(item) || gone(item);
  return firstAfter(place, happenings, ends);
}
