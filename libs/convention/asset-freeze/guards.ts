import { endOf, usableZone } from '../deadlines/calendar.js';
import { isCalendarDate } from '../instants.js';
import { guard } from '../procedure.js';
import type { CaseView } from '../types.js';
import type { Freezing, Lifting } from './act-contents.js';
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

/** Wherever possible: who lifts without waiting for the reasons says why that was not possible. */
export const reasonsAwaited = guard<Lifting>({
  code: 'reasons-not-awaited',
  message:
    'Before a measure is lifted the requesting State can give its reasons for keeping it: propose it (propose-lift), or say why that was not possible (whyNotAwaited)',
  provision: 'hanoi-50-8',
  needs: 'contents',
  field: 'whyNotAwaited',
  holds: ({ contents, view, at }) =>
    Boolean(contents.whyNotAwaited) ||
    ['reasons-received', 'lift-requested'].includes(view.status) ||
    (view.status === 'lift-proposed' && timeIsUp(view, at)),
});

function timeIsUp(view: CaseView, at: Date): boolean {
  const date = view.effective.findLast(({ act }) => act.act === 'propose-lift')?.act.contents.reasonsBy;
  const zone = usableZone(view.terms?.zones.requesting ?? 'UTC');
  return isCalendarDate(date) && at.getTime() >= Date.parse(endOf(date, zone));
}
