import { endOf, usableZone } from '../deadlines/calendar.js';
import { isCalendarDate, isInstant } from '../instants.js';
import { guard, type Guard } from '../procedure.js';
import type { Contents, Side, Terms } from '../types.js';

// What an act says of when: an instant or a day that has come, or a day that has not gone. One that is not there is no
// matter of theirs. A day is one wherever it is that day; by the legal time of one side only what leads to no other status
// is judged, since a machine may not know the zone.

type Saying = Pick<Guard, 'code' | 'message' | 'provision'>;

/** Of acts that report something: it has happened at the act's own instant, or before. */
export const hasHappened = (field: string, saying: Saying): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, at }) => {
      const instant = contents[field];
      return !isInstant(instant) || Date.parse(instant) <= at.getTime();
    },
  });

/** Of acts that report a day: it has come. */
export const dayReached = (field: string, saying: Saying): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, at }) => {
      const date = contents[field];
      return !isCalendarDate(date) || hasBegun(date, at);
    },
  });

/**
 * Of acts that set a day: it is not over.
 *
 * @param since field of the act's contents with the instant at which it must not be; the act's own, when absent
 */
export const dayNotOver = (field: string, saying: Saying, since?: string): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, at }) => {
      const [date, instant] = [contents[field], since && contents[since]];
      return !isCalendarDate(date) || isNotOver(date, isInstant(instant) ? new Date(instant) : at);
    },
  });

/** Of acts that set a day by which a side must act: it is not over in the legal time of that side. */
export const dayNotOverFor = (side: Side, field: string, saying: Saying): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, terms, at }) => !isOverFor(side, contents[field], terms, at),
  });

/** False where there is no date, or no terms yet. Of most days every zone says the same. */
export const isOverFor = (side: Side, date: unknown, terms: Terms | null, at: Date): boolean =>
  terms !== null &&
  isCalendarDate(date) &&
  hasEnded(date, at) &&
  (!isNotOver(date, at) || at.getTime() >= Date.parse(endOf(date, usableZone(terms.zones[side]))));

const HOUR = 3_600_000;

/** The first zone to begin a day is fourteen hours ahead of UTC. */
export const hasBegun = (date: string, at: Date): boolean =>
  at.getTime() >= Date.parse(`${date}T00:00:00Z`) - 14 * HOUR;

/** Somewhere: where it has begun first. */
const hasEnded = (date: string, at: Date): boolean => at.getTime() >= Date.parse(`${date}T00:00:00Z`) + 10 * HOUR;

/** The last zone to end a day is twelve hours behind UTC. */
export const isNotOver = (date: string, at: Date): boolean =>
  at.getTime() < Date.parse(`${date}T00:00:00Z`) + 36 * HOUR;
