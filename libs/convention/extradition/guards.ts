import { legalEndOf } from '../deadlines/limit.js';
import { lastSaid, said } from '../links/carry.js';
import { isNotOver } from '../conversation/when.js';
import { atEndOf, beforeEndOf, happenedBeforeEndOf, hasEnded, movedByAgreement } from '../persons/guards.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import type { CourtDecision, Discharge, Release, Surrender } from './act-contents.js';
import type { ExtraditionRequest } from './contents.js';
import { lastPriority } from './grounds.js';
import { findings, hard, soft } from './limits.js';
import { dueForSurrender } from './statuses.js';

export const sentenceGiven = guard<ExtraditionRequest>({
  code: 'sentence-missing',
  message: 'A request that rests on a judgment says which sentence is to be served (penalty.sentence)',
  provision: 'ece-12-2',
  needs: 'contents',
  field: 'penalty.sentence',
  holds: ({ contents: { decision, penalty } }) =>
    decision?.kind !== 'judgment' || !penalty || Boolean(penalty.sentence),
});

/** What stands last counts: a consent that was not repeated, and a court that has not decided, carry nothing. */
const finding = (view: CaseView): CourtDecision['outcome'] | undefined => {
  const last = view.effective.findLast(({ act }) => findings.includes(act.act))?.act;
  if (last?.act === 'record-consent') return 'admissible';
  return last?.act === 'record-judicial-decision' ? said<CourtDecision>(last.contents).outcome : undefined;
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

const isDue = ({ status }: CaseView): boolean => dueForSurrender.some((one) => one === status);

/** Begun by an arrest, in this case or in that of the provisional arrest; or by the return of who was away for a time. */
function isHeld(view: CaseView): boolean {
  const custody = ['report-arrest', 'report-return', 'release'];
  const last = view.effective.findLast(({ act }) => custody.includes(act.act))?.act.act;
  return last ? last !== 'release' : Boolean(said<ExtraditionRequest>(view.contents).provisionalArrest);
}

export const somebodyHeld = guard<Contents>({
  code: 'nobody-in-custody',
  message:
    'Nobody is in custody in this case: an arrest is reported first (report-arrest), or the day agreed has passed',
  provision: 'hanoi-37-10',
  needs: 'case',
  holds: ({ view }) => isDue(view) || isHeld(view),
});

export const releasedOtherwise = guard<Partial<Release>>({
  code: 'released-otherwise',
  message: 'The person is released for another reason than that nobody has come: the day agreed stands',
  provision: 'ece-18-4',
  needs: 'contents',
  holds: ({ contents, view }) => view.status === 'surrender-scheduled' && contents.reason !== 'not-taken-over',
});

export const notTakenOver = guard<Release>({
  code: 'surrender-still-awaited',
  message: 'A person is released for not being taken over only after the limit; for another reason at any time',
  provision: 'ece-18-4',
  needs: 'contents',
  holds: ({ contents, view, at }) => {
    if (contents.reason !== 'not-taken-over') return true;
    const awaited = legalEndOf(soft, view) !== null && !hasEnded(soft, view, at);
    return isDue(view) && !awaited;
  },
});

/** Or the days that end the protection of speciality would count from before it began. */
export const dischargedAfterSurrender = guard<Discharge>({
  code: 'discharge-before-surrender',
  message: 'The final discharge comes after the surrender (dischargedOn)',
  provision: 'ece-14',
  needs: 'contents',
  holds: ({ contents, view }) => {
    const surrendered = lastSaid<Surrender>(view, 'report-surrender')?.surrenderedAt;
    return !surrendered || isNotOver(contents.dischargedOn, new Date(surrendered));
  },
});

export const atHardEnd = atEndOf(hard, {
  code: 'surrender-not-lapsed',
  message: 'The limit for taking the person over has not run out, or is no law between the two States',
  provision: 'ece-18-4',
});

const lapsed = {
  code: 'surrender-lapsed',
  message: 'The limit for taking the person over has run out: the person is released',
  provision: 'ece-18-4',
} as const;

export const beforeHardEnd = beforeEndOf(hard, 'surrender-scheduled', lapsed);

/** A surrender in time is one also when it is told after the limit. */
export const surrenderedBeforeHardEnd = happenedBeforeEndOf(hard, 'surrenderedAt', dueForSurrender, lapsed);

/** Or the requested State alone could begin the limits for taking over anew, and with them the custody. */
export const newDateAgreed = movedByAgreement('schedule-surrender', {
  fixed: 'surrender-scheduled',
  deadline: 'surrender-date',
  provision: 'ece-18-5',
});
