import { legalEndOf } from '../deadlines/limit.js';
import { atEndOf, beforeEndOf, hasEnded } from '../persons/guards.js';
import { guard } from '../procedure.js';
import type { CaseView } from '../types.js';
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
    contents.reason !== 'no-request' || legalEndOf(soft, view) === null || hasEnded(soft, view, at),
});

export const atHardEnd = atEndOf(hard, {
  code: 'custody-not-ended',
  message: 'The limit of the custody has not run out, or is no law between the two States',
  provision: 'ece-16-4',
});

export const beforeHardEnd = beforeEndOf(hard, 'arrested', {
  code: 'custody-ended',
  message: 'The limit has run out: the person is released first, and may be arrested again upon the request',
  provision: 'ece-16-4',
});
