import {
  MOST_HOLIDAYS,
  sides,
  treaties,
  type Side,
  type Standing,
  type StateCode,
  type Terms,
  type Treaty,
  type WorkCalendar,
} from '#convention';
import type { Party, ReservationEffect } from './document.js';
import { localDate } from './local-date.js';
import type { RegisterView } from './view.js';

/** The part of the terms that a version of the register decides. */
export type PartyFacts = Required<Pick<Terms, 'register' | 'zones' | 'instruments' | 'reservedGrounds' | 'calendars'>> &
  Pick<Terms, 'reservations' | 'languages'>;

/** What `partyFacts` always states, if only by an empty record. */
const ALWAYS = ['instruments', 'reservedGrounds', 'calendars'] as const;

/** How far ahead terms carry holidays, in years: longer than any limit that counts working days. */
const YEARS_AHEAD = 2;

/** What this version of the register says of two parties at an instant, as a submit act states it in its terms. */
export function partyFacts(register: RegisterView, parties: Record<Side, StateCode>, at: Date): PartyFacts {
  const zone = (side: Side): string => register.party(parties[side])?.zone ?? 'UTC';
  return {
    register: register.version,
    zones: { requesting: zone('requesting'), requested: zone('requested') },
    instruments: Object.fromEntries(
      treaties
        .map((treaty) => [treaty, standing(register, parties, treaty, at)] as const)
        .filter(([, { requesting, requested }]) => requesting !== 'none' || requested !== 'none'),
    ),
    ...reservations(register, parties.requested),
    reservedGrounds: reserved(register, parties.requested, ['ground-reserved']),
    ...languages(register, parties.requested),
    calendars: Object.fromEntries(
      sides.flatMap((side) => {
        const calendar = calendarFrom(register.party(parties[side]), at);
        return calendar ? [[side, calendar]] : [];
      }),
    ),
  };
}

/**
 * Where terms say something else than the version of the register that they name: `zones.requested`, `instruments.hanoi`.
 * A treaty that they leave out is not held against them, since the sender's software may know fewer; it bound neither then.
 * A whole member, or a calendar, is: nothing would be known of it, and nothing asked.
 */
export function contradictions(
  register: RegisterView,
  terms: Terms,
  parties: Record<Side, StateCode>,
  at: Date,
): string[] {
  const facts = partyFacts(register, parties, at);
  const missing = ALWAYS.filter((member) => terms[member] === undefined);
  const zones = sides.filter((side) => terms.zones[side] !== facts.zones[side]).map((side) => `zones.${side}`);
  const instruments = Object.entries(terms.instruments ?? {})
    .filter(([treaty, stated]) => !same(stated, standing(register, parties, treaty, at)))
    .map(([treaty]) => `instruments.${treaty}`);
  const narrowed = invented('reservations', terms.reservations, facts.reservations);
  const grounds = invented('reservedGrounds', terms.reservedGrounds, facts.reservedGrounds);
  const spoken = terms.languages && `${terms.languages}` !== `${facts.languages}` ? ['languages'] : [];
  const calendars = sides
    .filter((side) => terms.calendars && !equal(terms.calendars[side], facts.calendars[side]))
    .map((side) => `calendars.${side}`);
  return [...missing, ...zones, ...instruments, ...narrowed, ...grounds, ...spoken, ...calendars];
}

/** Treaties of which the terms name an article that the register does not. */
const invented = (member: string, stated: Reserved = {}, known: Reserved = {}): string[] =>
  Object.entries(stated)
    .filter(([treaty, articles]) => !articles.every((article) => known[treaty as Treaty]?.includes(article)))
    .map(([treaty]) => `${member}.${treaty}`);

/** The holidays from that day on, as many as terms carry. */
function calendarFrom(party: Party | null, at: Date): WorkCalendar | null {
  if (!party?.calendar) return null;
  const { weekend, holidays, until } = party.calendar;
  const today = localDate(at, party.zone);
  const horizon = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const end = until < horizon ? until : horizon;
  const dates = [...new Set(holidays.map(({ date }) => date))].filter((date) => date >= today && date <= end).sort();
  const carried = dates.slice(0, MOST_HOLIDAYS);
  return {
    weekend: [...weekend].sort(),
    holidays: carried,
    until: dates.length > carried.length ? carried.at(-1)! : end,
  };
}

/** Only what takes something away from an article; nothing at all where there is no such reservation. */
function reservations(register: RegisterView, code: StateCode): Pick<Terms, 'reservations'> {
  const narrowed = reserved(register, code, ['article-excluded', 'article-narrowed']);
  return Object.keys(narrowed).length > 0 ? { reservations: narrowed } : {};
}

/** The articles of a party's reservations with one of these effects, by treaty. */
function reserved(register: RegisterView, code: StateCode, effects: readonly ReservationEffect[]): Reserved {
  const found = (register.party(code)?.reservations ?? []).filter(({ effect }) => effects.includes(effect));
  const by = treaties
    .map((treaty) => [treaty, found.filter((r) => r.instrument === treaty).map((r) => r.article)] as const)
    .filter(([, articles]) => articles.length > 0);
  return Object.fromEntries(by);
}

type Reserved = NonNullable<Terms['reservations']>;

function languages(register: RegisterView, code: StateCode): Pick<Terms, 'languages'> {
  const party = register.party(code);
  return party ? { languages: [...party.languages] } : {};
}

const standing = (view: RegisterView, parties: Record<Side, StateCode>, treaty: string, at: Date): Standing => ({
  requesting: view.status(treaty, parties.requesting, at),
  requested: view.status(treaty, parties.requested, at),
});

const same = (a: Standing, b: Standing): boolean => sides.every((side) => a[side] === b[side]);

/** Member by member: the sender's order of the members is its own. */
const equal = (a: WorkCalendar | undefined, b: WorkCalendar | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a.until === b.until && `${a.weekend} ${a.holidays}` === `${b.weekend} ${b.holidays}`;
