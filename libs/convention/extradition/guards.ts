import { legalEndOf } from '../deadlines/limit.js';
import { atEndOf, beforeEndOf, hasEnded, movedByAgreement } from '../persons/guards.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import type { CourtDecision, Release } from './act-contents.js';
import type { ExtraditionRequest } from './contents.js';
import { lastPriority } from './grounds.js';
import { hard, soft } from './limits.js';

export const sentenceGiven = guard<ExtraditionRequest>({
  code: 'sentence-missing',
  message: 'A request that rests on a judgment says which sentence is to be served (penalty.sentence)',
  provision: 'ece-12-2',
  needs: 'contents',
  field: 'penalty.sentence',
  holds: ({ contents: { decision, penalty } }) =>
    decision?.kind !== 'judgment' || !penalty || Boolean(penalty.sentence),
});

const finding = (view: CaseView): CourtDecision['outcome'] | undefined => {
  const last = view.effective.findLast(({ act }) => ['record-consent', 'record-judicial-decision'].includes(act.act));
  if (!last) return undefined;
  return last.act.act === 'record-consent' ? 'admissible' : (last.act.contents as unknown as CourtDecision).outcome;
};

export const foundAdmissible = guard<Contents>({
  code: 'not-found-admissible',
  message: 'Extradition is granted after the person has consented, or a court has found it admissible',
  provision: 'hanoi-37-8',
  needs: 'case',
  holds: ({ view }) => finding(view) === 'admissible',
});

export const noOtherFirst = guard<Contents>({
  code: 'another-request-first',
  message: 'The review of the competing requests has given another State the first place',
  provision: 'ece-17',
  needs: 'case',
  holds: ({ view }) => lastPriority(view) !== 'another-request',
});

export const notTakenOver = guard<Release>({
  code: 'surrender-still-awaited',
  message: 'A person is released for not being taken over only after the limit; for another reason at any time',
  provision: 'ece-18-4',
  needs: 'contents',
  holds: ({ contents, view, at }) => {
    if (contents.reason !== 'not-taken-over') return true;
    const awaited = legalEndOf(soft, view) !== null && !hasEnded(soft, view, at);
    return ['surrender-scheduled', 'release-due'].includes(view.status) && !awaited;
  },
});

export const atHardEnd = atEndOf(hard, {
  code: 'surrender-not-lapsed',
  message: 'The limit for taking the person over has not run out, or is no law between the two States',
  provision: 'ece-18-4',
});

export const beforeHardEnd = beforeEndOf(hard, 'surrender-scheduled', {
  code: 'surrender-lapsed',
  message: 'The limit for taking the person over has run out: the person is released',
  provision: 'ece-18-4',
});

/** Or the requested State alone could begin the limits for taking over anew, and with them the custody. */
export const newDateAgreed = movedByAgreement('schedule-surrender', {
  fixed: 'surrender-scheduled',
  deadline: 'surrender-date',
  provision: 'ece-18-5',
});
