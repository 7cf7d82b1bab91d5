import { happened } from '../conversation/guards.js';
import { endOf, usableZone } from '../deadlines/calendar.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import { lastSaid } from '../links/carry.js';
import type { Closure } from './act-contents.js';
import type { InformationOffer } from './contents.js';

const offerIn = ({ contents }: CaseView): Partial<InformationOffer> => contents ?? {};

export const proceedsDescribed = guard<InformationOffer>({
  code: 'proceeds-not-described',
  message: 'Information on proceeds says what they are and where (property)',
  provision: 'hanoi-51',
  needs: 'contents',
  field: 'property',
  holds: ({ contents }) => contents.sort !== 'proceeds' || (contents.property ?? []).length > 0,
});

export const conditionsNamed = guard<InformationOffer>({
  code: 'conditions-missing',
  message: 'A restriction that ends on a day is one: say which conditions bind until then (conditions)',
  provision: 'hanoi-40-5',
  needs: 'contents',
  field: 'conditions',
  holds: ({ contents }) => !contents.restrictedUntil || Boolean(contents.conditions),
});

export const conditionsOffered = guard<Contents>({
  code: 'no-conditions-offered',
  message: 'The information was offered without conditions',
  provision: 'hanoi-40-5',
  needs: 'case',
  holds: ({ view }) => Boolean(offerIn(view).conditions),
});

/** Nothing is handed over before the conditions are accepted. */
export const conditionsSettled = guard<Contents>({
  code: 'conditions-not-accepted',
  message: 'The information was offered on conditions: the other State accepts or declines them first',
  provision: 'hanoi-40-5',
  needs: 'case',
  holds: ({ view }) => !offerIn(view).conditions || view.status === 'conditions-accepted',
});

/** Accepted, and neither lifted nor past the last day on which they bind. */
const bind = (view: CaseView, at: Date): boolean =>
  Boolean(offerIn(view).conditions) && happened(view, 'accept-conditions') && !lifted(view) && !ended(view, at);

const lifted = (view: CaseView): boolean => lastSaid<Closure>(view, 'close')?.liftsConditions === true;

/** What the conditions that bind say of an onward transfer; nothing where they were declined. */
export const transferCondition = (view: CaseView): unknown =>
  happened(view, 'accept-conditions') ? offerIn(view).conditions?.onwardTransfer : undefined;

export const conditionsBind = guard<Contents>({
  code: 'no-conditions-bind',
  message: 'No conditions bind in this case, so that nothing stands in the way of a use or of a disclosure',
  provision: 'hanoi-40-5',
  needs: 'case',
  holds: ({ view, at }) => bind(view, at),
});

/** As long as conditions bind, a case stays open for the notice that Art. 40(5) demands. */
export const conditionsOver = guard<Closure>({
  code: 'conditions-still-bind',
  message: 'The conditions still bind: the case is closed when they have ended, or lifts them (liftsConditions)',
  provision: 'hanoi-40-5',
  needs: 'contents',
  field: 'liftsConditions',
  holds: ({ contents, view, at }) => !bind(view, at) || contents.liftsConditions === true,
});

function ended(view: CaseView, at: Date): boolean {
  const { restrictedUntil } = offerIn(view);
  const zone = usableZone(view.terms?.zones.requested ?? 'UTC');
  return restrictedUntil !== undefined && at.getTime() >= Date.parse(endOf(restrictedUntil, zone));
}
