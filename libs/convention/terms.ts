import { isWorkCalendar } from './deadlines/working-days.js';
import { instrumentStatuses, type InstrumentStatus } from './instruments.js';
import type { Procedure } from './procedure.js';
import { sides, urgencies, type Terms } from './types.js';

/** Signed terms that were found good: they never change, and are asked for at every fold. */
const good = new WeakSet<object>();

/** Shape only: an unknown policy, zone or treaty costs deadlines (see deadlinesOf), never the agreement on the status. */
export function areTerms({ kind }: Procedure, terms: Terms | undefined): terms is Terms {
  if (!isRecord(terms) || terms.kind !== kind) return false;
  if (good.has(terms)) return true;
  const found = areWellFormed(terms);
  if (found) good.add(terms);
  return found;
}

function areWellFormed(terms: Terms): boolean {
  return (
    urgencies.includes(terms.urgency) &&
    [terms.reference, terms.policy, ...sides.map((side) => terms.zones?.[side])].every(isText) &&
    Number.isSafeInteger(terms.register) &&
    areStandings(terms.instruments) &&
    areReservations(terms.reservations) &&
    areReservations(terms.reservedGrounds) &&
    areTexts(terms.languages) &&
    areCalendars(terms.calendars) &&
    areLinks(terms.links)
  );
}

const areStandings = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && Object.values(value).every(isStanding));

const isStanding = (value: unknown): boolean =>
  isRecord(value) && sides.every((side) => instrumentStatuses.includes(value[side] as InstrumentStatus));

const areReservations = (value: unknown): boolean =>
  value === undefined ||
  (isRecord(value) && Object.values(value).every((articles) => articles !== undefined && areTexts(articles)));

const areTexts = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.every(isText));

const areCalendars = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && sides.every((side) => !(side in value) || isWorkCalendar(value[side])));

const areLinks = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every((link) => isRecord(link) && isText(link.case)));

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
