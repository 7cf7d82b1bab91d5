import { endOf, usableZone } from '../deadlines/calendar.js';
import { isCalendarDate } from '../instants.js';
import { isFollowedUp, linkedIn } from '../links/followed-up.js';
import { guard } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { Confiscated, Freezing, Lifting } from './act-contents.js';
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

export const frozenNotInFuture = guard<Freezing>({
  code: 'frozen-in-future',
  message: 'Property cannot have been frozen after the act that says so',
  provision: 'hanoi-2-k',
  needs: 'contents',
  holds: ({ contents, at }) => Date.parse(contents.frozenAt) <= at.getTime(),
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

/** A measure that was kept, or for which a confiscation has been asked since, is proposed for lifting anew. */
function wasHeard(view: CaseView, at: Date): boolean {
  const last = view.effective.findLast(({ act }) => hearing.includes(act.act))?.act;
  return last?.act === 'give-reasons' || (last?.act === 'propose-lift' && timeIsUp(view, last.contents.reasonsBy, at));
}

const hearing = ['propose-lift', 'give-reasons', 'keep', 'link-follow-up'];

function timeIsUp(view: CaseView, date: unknown, at: Date): boolean {
  const zone = usableZone(view.terms?.zones.requesting ?? 'UTC');
  return isCalendarDate(date) && at.getTime() >= Date.parse(endOf(date, zone));
}
