import { isCalendarDate, isInstant } from '../instants.js';
import { guard, type Guard } from '../procedure.js';
import type { Contents } from '../types.js';

// What an act says of when: an instant that has come, a day that has not gone. One that is not there is no matter of theirs.

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

/** Of acts that set a day: it is not over anywhere. */
export const dayNotOver = (field: string, saying: Saying): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, at }) => {
      const date = contents[field];
      return !isCalendarDate(date) || isNotOver(date, at);
    },
  });

/** The last zone to end a day is twelve hours behind UTC. */
export const isNotOver = (date: string, at: Date): boolean =>
  at.getTime() < Date.parse(`${date}T00:00:00Z`) + 36 * 3_600_000;
