import { lastAgreed } from '../conversation/agreed-dates.js';
import { dayNotOverFor } from '../conversation/when.js';
import { legalEndOf } from '../deadlines/limit.js';
import { isInstant } from '../instants.js';
import { guard, type Guard, type LimitRule } from '../procedure.js';
import { isSinceRequest } from '../rules/oral.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Contents, Status } from '../types.js';

/**
 * What an act reports has happened already, and not before the request, or the call that it records.
 *
 * @param field of the act's contents, with the instant
 */
export const happenedBetween = (field: string, code: string, provision: ProvisionId): Guard =>
  guard<Contents>({
    code,
    message: `What is reported lies between the request and the report (${field})`,
    provision,
    needs: 'contents',
    holds: ({ contents, view, at }) => {
      const instant = contents[field];
      return !isInstant(instant) || (Date.parse(instant) <= at.getTime() && isSinceRequest(instant, view));
    },
  });

/** A remark, not a bar: a day that both kept may be put on record after it. */
export const appointedAhead = (provision: ProvisionId): Guard =>
  dayNotOverFor('requested', 'date', {
    code: 'appointed-day-over',
    message: 'The day appointed is over in the legal time of the State that hands the person over (date)',
    provision,
  });

type Saying = Pick<Guard, 'code' | 'message' | 'provision'>;

/** Whether a limit that is law between the two States has run out. */
export function hasEnded(limit: LimitRule, view: CaseView, at: Date): boolean {
  const end = legalEndOf(limit, view);
  return end !== null && at.getTime() >= Date.parse(end);
}

/** For the act with which the clock says so. */
export const atEndOf = (limit: LimitRule, saying: Saying): Guard =>
  guard({ ...saying, needs: 'case', holds: ({ view, at }) => hasEnded(limit, view, at) });

/** For acts that come too late after it. */
export const beforeEndOf = (limit: LimitRule, during: Status, saying: Saying): Guard =>
  guard({ ...saying, needs: 'case', holds: ({ view, at }) => view.status !== during || !hasEnded(limit, view, at) });

/**
 * For acts that report what was in time, or was not: when it happened counts, and not when it is told.
 *
 * @param field of the act's contents, with the instant
 * @param during statuses in which the limit runs, or has run out with nothing but its end
 */
export const happenedBeforeEndOf = (
  limit: LimitRule,
  field: string,
  during: readonly Status[],
  saying: Saying,
): Guard =>
  guard<Contents>({
    ...saying,
    needs: 'contents',
    holds: ({ contents, view, at }) => {
      const instant = contents[field];
      return !during.includes(view.status) || !hasEnded(limit, view, isInstant(instant) ? new Date(instant) : at);
    },
  });

interface FixedDate {
  /** The status in which a day is fixed. */
  fixed: Status;
  /** Key of its deadline, about which the States agree. */
  deadline: string;
  provision: ProvisionId;
}

/**
 * A day that one State has fixed moves only to one that both have agreed since.
 *
 * @param act the one that fixes it, whose contents name the `date`
 */
export const movedByAgreement = (act: string, { fixed, deadline, provision }: FixedDate): Guard =>
  guard<{ date: string }>({
    code: 'new-date-not-agreed',
    message: `The day is fixed: it moves to one that both States have agreed since (propose-date or ask-for-date, ${deadline})`,
    provision,
    needs: 'contents',
    holds: ({ contents: { date }, view }) => {
      if (view.status !== fixed) return true;
      const last = view.effective.findLastIndex((item) => item.act.act === act);
      const since = view.effective.slice(last + 1);
      return date === view.effective[last]?.act.contents.date || date === lastAgreed(since, deadline);
    },
  });
