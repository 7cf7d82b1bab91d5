import { happened, notAhead } from '../conversation/guards.js';
import { legalEndOf } from '../deadlines/limit.js';
import { atEndOf, happenedBeforeEndOf, hasEnded } from '../persons/guards.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import type { Arrest, Release } from './act-contents.js';
import { hard, soft } from './limits.js';

export const onlyUrgent = guard<object>({
  code: 'arrest-not-urgent',
  message: 'A provisional arrest is for urgent cases: a case that is not is one for a request for extradition',
  provision: 'hanoi-37-10',
  needs: 'contents',
  holds: ({ urgency }) => urgency !== 'routine',
});

const lastRelease = (view: CaseView): Release | undefined =>
  view.effective.findLast(({ act }) => act.act === 'release')?.act.contents as Release | undefined;

export const afterRelease = guard<Arrest>({
  code: 'arrest-before-release',
  message: 'A new arrest comes after the release (arrestedAt)',
  provision: 'ece-16-5',
  needs: 'contents',
  holds: ({ contents, view }) => {
    const released = lastRelease(view)?.releasedAt;
    return released === undefined || Date.parse(contents.arrestedAt) >= Date.parse(released);
  },
});

/** Or the forty days could begin anew for ever. */
export const requestBeforeRearrest = guard<Arrest>({
  code: 'formal-request-missing',
  message: 'After a release for want of a request, a new arrest names the request that has come since (formalRequest)',
  provision: 'ece-16-5',
  needs: 'contents',
  field: 'formalRequest',
  holds: ({ contents, view }) =>
    legalEndOf(hard, view) === null || lastRelease(view)?.reason !== 'no-request' || Boolean(contents.formalRequest),
});

export const releaseForWantOfRequest = guard<Release>({
  code: 'request-still-awaited',
  message: 'For want of a request alone the person is not released before the limit; for another reason at any time',
  provision: 'ece-16-4',
  needs: 'contents',
  holds: ({ contents, view, at }) =>
    contents.reason !== 'no-request' ||
    happened(view, 'withdraw') ||
    legalEndOf(soft, view) === null ||
    hasEnded(soft, view, at),
});

/** The arrest crossed the withdrawal: it is told, and the person released. */
export const underWayWhenWithdrawn = guard<Contents>({
  code: 'arrest-not-under-way',
  message: 'The request was withdrawn when no arrest was under way',
  provision: 'hanoi-37-10',
  needs: 'case',
  holds: ({ view }) => {
    const last = view.effective.findLast(({ act }) => ['order-arrest', 'report-arrest'].includes(act.act));
    return view.status !== 'withdrawn' || last?.act.act === 'order-arrest';
  },
});

export const atHardEnd = atEndOf(hard, {
  code: 'custody-not-ended',
  message: 'The limit of the custody has not run out, or is no law between the two States',
  provision: 'ece-16-4',
});

const inTime = (field: string) =>
  happenedBeforeEndOf(hard, field, ['arrested', 'release-due'], {
    code: 'custody-ended',
    message: `The limit had run out (${field}): the person is released first, and may be arrested again upon the request`,
    provision: 'ece-16-4',
  });

/** A request in time is one also when it is linked after the limit: by the State that made it, or by the one that has it. */
export const filedInTime = [notAhead('submittedAt', 'formal-request-ahead', 'hanoi-37-10'), inTime('submittedAt')];
export const receivedInTime = [notAhead('receivedAt', 'formal-request-ahead', 'hanoi-37-10'), inTime('receivedAt')];

/** The person is released all the same, and then there is nothing more to wait for. */
export const noLongerNeeded = guard<Contents>({
  code: 'request-withdrawn',
  message: 'The request has been withdrawn while the person was in custody',
  provision: 'hanoi-40-26',
  needs: 'case',
  holds: ({ view }) => happened(view, 'withdraw'),
});
