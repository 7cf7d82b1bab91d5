import type { PeriodRule } from '../procedure.js';
import type { CaseView, Terms, TimelineAct } from '../types.js';
import { countsFrom } from '../chronology.js';
import { normal } from '../instants.js';
import { addDays, usableZone } from './calendar.js';

/** One stretch of a legal period: from the act that set or extended it. */
export interface Stretch {
  /** The act that made it known. */
  by: string;
  knownAt: string;
  from: string;
  days: number;
  dueAt: string;
}

export interface Period {
  zone: string;
  startsAt: string;
  stretches: Stretch[];
  dueAt: string;
  suspendedAt: string | null;
  /** The act since which it is. */
  suspendedBy: string | null;
  stopped: { by: string; at: string; cancelled: boolean } | null;
}

/** The period as the effective acts have it; null when nothing started it. */
export function periodOf(rule: PeriodRule, { effective, terms }: CaseView): Period | null {
  const start = effective.find(({ act }) => act.act === rule.starts.act);
  if (!start) return null;
  const zone = zoneOf(rule, terms);
  const stretches = stretchesOf(rule, start, effective, zone);
  const since = effective.slice(effective.indexOf(start));
  const suspended = since.find(({ status }) => rule.suspendedIn.includes(status));
  const ends = [...rule.stops, ...rule.cancelledBy];
  // A request that was there in time also holds what has been recorded as run out: the record ends nothing then.
  const ended = since.slice(since.findLastIndex(({ status }) => rule.suspendedIn.includes(status)) + 1);
  const stopped = ended.find(({ act }) => ends.includes(act.act));
  return {
    zone,
    startsAt: instant(start, rule.starts.instant),
    stretches,
    dueAt: stretches[stretches.length - 1]?.dueAt ?? '',
    suspendedAt: suspended ? countsFrom(suspended) : null,
    suspendedBy: suspended?.act.act ?? null,
    stopped: stopped
      ? { by: stopped.act.act, at: countsFrom(stopped), cancelled: rule.cancelledBy.includes(stopped.act.act) }
      : null,
  };
}

/** When the period runs out, extensions included and suspension ignored; null when it has not begun. */
export const expiryOf = (rule: PeriodRule, view: CaseView): string | null => periodOf(rule, view)?.dueAt ?? null;

/** Where a period of so many days ends. @param from ISO instant, UTC */
export const periodEnd = (rule: PeriodRule, terms: Terms | null, from: string, days: number): string =>
  addDays(from, days, zoneOf(rule, terms));

const zoneOf = ({ zone }: PeriodRule, terms: Terms | null): string => usableZone(terms?.zones[zone] ?? 'UTC');

/** Extensions count from the previous end, not from the day they were granted. */
function stretchesOf(rule: PeriodRule, start: TimelineAct, effective: readonly TimelineAct[], zone: string): Stretch[] {
  const stretch = (item: TimelineAct, from: string, days: number): Stretch => ({
    by: item.act.act,
    knownAt: countsFrom(item),
    from,
    days,
    dueAt: addDays(from, days, zone),
  });
  const stretches = [stretch(start, instant(start, rule.starts.instant), number(start, rule.starts.days))];
  for (const item of effective.filter(({ act }) => act.act === rule.extendedBy.act)) {
    const from = stretches[stretches.length - 1]?.dueAt ?? '';
    stretches.push(stretch(item, from, number(item, rule.extendedBy.days)));
  }
  return stretches;
}

const instant = ({ act }: TimelineAct, field: string): string => normal(String(act.contents[field]));
const number = ({ act }: TimelineAct, field: string): number => Number(act.contents[field]);
