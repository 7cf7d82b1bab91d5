import { cite, provisions, type ProvisionId } from '../provisions.js';
import type { Deadline, Reason, Side } from '../types.js';
import type { Standing } from '../instruments.js';
import type { DayOff } from './working-days.js';
import { reading, spellDuration, usableZone } from './calendar.js';

/** The sentences of a deadline's reasoning. Codes are stable; the text is for people. */

export const started = (by: string, at: string): Reason => ({
  code: 'started',
  text: `The clock starts with ${by} at ${at}.`,
  values: { by, at },
});

export function ruled(title: string, length: string, provision: ProvisionId): Reason {
  const { mark } = provisions[provision];
  const text = `${title}: ${length} (${cited(provision)}).`;
  return { code: 'rule', text, values: { title, length, provision, mark } };
}

export const notLaw = (version: string, urgency: string): Reason => ({
  code: 'network-policy',
  text: `This is network policy ${version} for ${urgency} requests, not law: missing it breaks no rule of the Convention.`,
  values: { version, urgency },
});

export const binding = (treaty: string): Reason => ({
  code: 'binding',
  text: `This is law between the two States: ${treaty} was in force for both on the day of submission.`,
  values: { treaty },
});

export const notBinding = (treaty: string, { requesting, requested }: Standing): Reason => ({
  code: 'not-binding',
  text: `This is guidance, not law between the two States: ${treaty} was not in force for both on the day of submission (requesting State: ${requesting}, requested State: ${requested}).`,
  values: { treaty, requesting, requested },
});

export const guidance = (bindingFor: string): Reason => ({
  code: 'guidance',
  text: `This is guidance, not law between the two States. It binds ${bindingFor}.`,
  values: { bindingFor },
});

export const wholeDays = (date: string, days: number, last: string): Reason => ({
  code: 'whole-days',
  text: `Only the date is known, ${date}: that day does not count, and ${days} calendar days later, ${last}, counts to its end.`,
  values: { date, days, last },
});

export function zoned(zone: string, side: Side): Reason[] {
  const usable = usableZone(zone);
  const counted: Reason = {
    code: 'zone',
    text: `Days are calendar days in ${usable}, the legal time of the ${side} State.`,
    values: { zone: usable, side },
  };
  if (zone === 'UTC' || usable !== 'UTC') return [counted];
  return [
    { code: 'zone-unknown', text: `The zone ${zone} is not known here: UTC is used.`, values: { zone } },
    counted,
  ];
}

export const exact = (): Reason => ({
  code: 'exact-duration',
  text: 'Minutes and hours are exact durations, whatever the clocks on the wall do.',
  values: {},
});

export const counted = (from: string, days: number, to: string, zone: string): Reason => ({
  code: 'calendar',
  text: `${reading(from, zone)} and ${days} calendar days: ${reading(to, zone)}.`,
  values: { from, days, to, zone },
});

export const workingDays = (from: string, days: number, to: string, zone: string): Reason => ({
  code: 'working-days',
  text: `${days} working days after ${from}, which itself does not count: ${to}.`,
  values: { from, days, to, zone },
});

export const weekendSkipped = (dates: readonly string[]): Reason => ({
  code: 'weekend-skipped',
  text: `Passed over as weekend: ${dates.join(', ')}.`,
  values: { dates: dates.join(' '), days: dates.length },
});

export const holidaySkipped = (dates: readonly string[], side: Side): Reason => ({
  code: 'holiday-skipped',
  text: `Passed over as holidays of the ${side} State: ${dates.join(', ')}.`,
  values: { dates: dates.join(' '), days: dates.length, side },
});

export const noCalendar = (side: Side): Reason => ({
  code: 'calendar-unknown',
  text: `No holidays of the ${side} State are known: only Saturdays and Sundays are passed over.`,
  values: { side },
});

export const calendarEnds = (until: string, side: Side): Reason => ({
  code: 'calendar-ends',
  text: `Holidays of the ${side} State are known until ${until}; after that only weekends are passed over.`,
  values: { until, side },
});

export const moved = (from: string, off: DayOff, to: string, side: Side): Reason => ({
  code: 'moved-to-working-day',
  text: `The last day, ${from}, is a ${off} in the ${side} State: the end moves to ${to}.`,
  values: { from, off, to, side },
});

export const endsOnDayOff = (date: string, off: DayOff, side: Side): Reason => ({
  code: 'ends-on-day-off',
  text: `The last day, ${date}, is a ${off} in the ${side} State. These are calendar days: the end does not move.`,
  values: { date, off, side },
});

/** Why a clock does not run: `words` follow `while`. */
export interface Cause {
  code: string;
  words: string;
  provision?: ProvisionId;
}

export function paused(causes: readonly Cause[], from: string, to: string, moved: number): Reason {
  const text = `Paused while ${said(causes)}, from ${from} to ${to}: the end moves by ${spellDuration(moved)}.`;
  return { code: 'paused', text, values: { status: codes(causes), from, to, milliseconds: moved } };
}

export function pausedNow(causes: readonly Cause[], from: string): Reason {
  const text = `Paused since ${from}, while ${said(causes)}: no end is set until the answer.`;
  return { code: 'paused-now', text, values: { status: codes(causes), from } };
}

const codes = (causes: readonly Cause[]): string => causes.map(({ code }) => code).join(' ');
const said = (causes: readonly Cause[]): string =>
  causes.map(({ words, provision }) => (provision ? `${words} (${cited(provision)})` : words)).join(' and ');
const cited = (provision: ProvisionId): string => `${cite(provision)}, mark ${provisions[provision].mark}`;

export const suspended = (by: string, at: string): Reason => ({
  code: 'suspended',
  text: `Suspended since ${at} by ${by}: the data stay preserved until the follow-up request is decided.`,
  values: { by, at },
});

export const announced = (date: string, by: string, at: string): Reason => ({
  code: 'announced',
  text: `Announced for ${date} by ${by} at ${at}.`,
  values: { date, by, at },
});

export const agreed = (date: string, deadline: string, by: string, at: string): Reason => ({
  code: 'agreed',
  text: `Both States have agreed on ${date} for "${deadline}", by ${by} at ${at}.`,
  values: { date, deadline, by, at },
});

/** What becomes of the deadline that an agreed date is about: nothing. */
export function besides(deadline: string, title: string, one: Deadline | undefined): Reason {
  const end = one?.dueAt ?? '';
  const state = end ? `which ends at ${end}` : 'which has no end set';
  return {
    code: 'agreed-beside',
    text: `It stands beside "${deadline}" (${title}), ${state} and neither moves nor ends by it.`,
    values: { deadline, title, basis: one?.basis ?? '', end },
  };
}

export const instead = (deadline: string, title: string, provision: ProvisionId): Reason => ({
  code: 'agreed-instead',
  text: `It takes the place of "${deadline}" (${title}), as the law allows (${cited(provision)}).`,
  values: { deadline, title, provision },
});

export const due = (at: string, zone: string): Reason => ({
  code: 'due',
  text: `Due at ${at}, which is ${reading(at, zone)} in ${zone}.`,
  values: { at, zone },
});

export function ended(by: string, at: string, how: 'met' | 'late' | 'cancelled'): Reason {
  const words = { met: 'in time', late: 'too late', cancelled: 'the deadline no longer applies' };
  return { code: `ended-${how}`, text: `Ended by ${by} at ${at}: ${words[how]}.`, values: { by, at } };
}
