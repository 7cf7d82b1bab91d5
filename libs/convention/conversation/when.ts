import { isCalendarDate, isInstant } from '../instants.js';
import { guard, type Guard } from '../procedure.js';
import type { Contents } from '../types.js';

// What an act says of when: an instant or a day that has come, or a day that has not gone. One that is not there is no
// matter of theirs. A day is one wherever it is that day.

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

const HOUR = 3_600_000;

/** The first zone to begin a day is fourteen hours ahead of UTC. */
export const hasBegun = (date: string, at: Date): boolean =>
  at.getTime() >= Date.parse(`${date}T00:00:00Z`) - 14 * HOUR;

/** The last zone to end a day is twelve hours behind UTC. */
export const isNotOver = (date: string, at: Date): boolean =>
  at.getTime() < Date.parse(`${date}T00:00:00Z`) + 36 * HOUR;
