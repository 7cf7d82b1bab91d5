import { lastAgreed } from '../conversation/agreed-dates.js';
import { dayNotOver, hasHappened } from '../conversation/when.js';
import { dateIn, endOf, usableZone } from '../deadlines/calendar.js';
import { isCalendarDate } from '../instants.js';
import { isFollowedUp, linkedIn } from '../links/followed-up.js';
import { guard } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { CompleteTracing, Confiscated, LiftProposal, Lifting } from './act-contents.js';
import type { AssetFreezeRequest } from './contents.js';
import { onProperty } from './vocabulary.js';

export const propertyDescribed = guard<AssetFreezeRequest>({
  code: 'property-to-freeze-missing',
  message:
    'To freeze or seize something one must know what: describe it, with location and value where possible (property)',
  provision: 'hanoi-50-3',
  needs: 'contents',
  field: 'property',
  holds: ({ contents: { measures = [], property = [] } }) =>
    property.length > 0 || !measures.some((measure) => onProperty.includes(measure)),
});

export const frozenNotInFuture = hasHappened('frozenAt', {
  code: 'frozen-in-future',
  message: 'Property cannot have been frozen after the act that says so',
  provision: 'hanoi-2-k',
});

const asksToFreeze = ({ contents }: CaseView): boolean =>
  ((contents ?? {}) as Partial<AssetFreezeRequest>).measures?.some((measure) => onProperty.includes(measure)) ?? false;

/** What nobody asked for is no assistance: two officers have approved the request as it is. */
export const freezeAskedFor = guard({
  code: 'freeze-not-asked-for',
  message: 'The request asks to identify and to trace: nothing is frozen for it (complete-tracing)',
  provision: 'hanoi-50-2',
  needs: 'case',
  holds: ({ view }) => asksToFreeze(view),
});

export const reasonNotToFreeze = guard<CompleteTracing>({
  code: 'not-frozen-without-reason',
  message:
    'The request asks to freeze or to seize: freeze what was found (report-freeze), or say why not (whyNotFrozen)',
  provision: 'hanoi-40-25',
  needs: 'contents',
  field: 'whyNotFrozen',
  holds: ({ contents, view }) => Boolean(contents.whyNotFrozen) || !asksToFreeze(view),
});

export const renewedAhead = dayNotOver('validUntil', {
  code: 'renewed-until-past',
  message: 'A measure is renewed until a day that is not over (validUntil)',
  provision: 'hanoi-2-k',
});

/** It waits for one request at a time. */
export const noneLinked = guard({
  code: 'follow-up-linked',
  message: 'The measure is held for a request for confiscation that is not decided',
  provision: 'hanoi-50-2',
  needs: 'case',
  holds: ({ view }) => !isFollowedUp(view),
});

export const confiscationNamed = guard<Confiscated>({
  code: 'confiscation-not-named',
  message: 'Where no request for confiscation is linked, the confiscation is named (reference)',
  provision: 'hanoi-50-2',
  needs: 'contents',
  field: 'reference',
  holds: ({ contents, view }) => Boolean(contents.reference ?? linkedIn(view)),
});

/** Wherever possible: who lifts without having heard the requesting State says why that was not possible. */
export const reasonsAwaited = guard<Lifting>({
  code: 'reasons-not-awaited',
  message:
    'Before a measure is lifted the requesting State can give its reasons for keeping it: propose it (propose-lift), or say why that was not possible (whyNotAwaited)',
  provision: 'hanoi-50-8',
  needs: 'contents',
  field: 'whyNotAwaited',
  holds: ({ contents, view, at }) =>
    Boolean(contents.whyNotAwaited) || view.status === 'lift-requested' || wasHeard(view, at),
});

/**
 * A measure that was kept, or for which a confiscation has been asked or decided since, is proposed for lifting anew. The
 * day named is awaited, and a later one on which both have agreed.
 */
function wasHeard(view: CaseView, at: Date): boolean {
  const place = view.effective.findLastIndex(({ act }) => hearing.includes(act.act));
  const last = view.effective[place]?.act;
  if (last?.act !== 'propose-lift') return last?.act === 'give-reasons';
  const { reasonsBy } = last.contents;
  const agreed = lastAgreed(view.effective.slice(place), 'reasons-to-keep') ?? reasonsBy;
  return timeIsUp(view, reasonsBy, at) && timeIsUp(view, agreed, at);
}

const hearing = ['propose-lift', 'give-reasons', 'keep', 'link-follow-up', 'report-decision', 'report-withdrawal'];

const zoneOfReasons = (view: CaseView): string => usableZone(view.terms?.zones.requesting ?? 'UTC');

const timeIsUp = (view: CaseView, date: unknown, at: Date): boolean =>
  isCalendarDate(date) && at.getTime() >= Date.parse(endOf(date, zoneOfReasons(view)));

/** At least one whole day where the reasons are written. */
export const timeForReasons = guard<LiftProposal>({
  code: 'no-time-for-reasons',
  message: 'The requesting State has at least the day after the proposal, in its own time, to give reasons (reasonsBy)',
  provision: 'hanoi-50-8',
  needs: 'contents',
  holds: ({ contents, view, at }) => contents.reasonsBy > dateIn(at.toISOString(), zoneOfReasons(view)),
});
