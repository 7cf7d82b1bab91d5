import { hasHappened } from '../conversation/when.js';
import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import { expiryOf, periodEnd } from '../deadlines/period.js';
import { followUpOutcomes, isFollowedUp, openFollowUps, othersOpen } from '../links/followed-up.js';
import { isSinceRequest } from '../rules/oral.js';
import { expiry } from './deadlines.js';
import type { ExtensionGrant, Preserved, Release } from './act-contents.js';

export const preservedNotInFuture = hasHappened('preservedAt', {
  code: 'preserved-in-future',
  message: 'The data cannot have been preserved after the act that says so',
  provision: 'hanoi-42-8',
});

export const preservedAfterSubmit = guard<Preserved>({
  code: 'preserved-before-submit',
  message: 'The data cannot have been preserved before the request was made',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: ({ contents, view }) => isSinceRequest(contents.preservedAt, view),
});

/** A remark, not a bar: 60 to 90 days fit one domestic order. */
export const withinOneOrder = guard<Preserved>({
  code: 'period-above-domestic-order',
  message: 'A domestic order lasts at most 90 days: a longer period needs its renewal',
  provision: 'hanoi-25-2',
  needs: 'contents',
  holds: ({ contents }) => contents.periodDays <= 90,
});

/** A remark, not a bar: what is told late may have ended before it is told. */
export const periodNotOver = guard<Preserved>({
  code: 'period-over',
  message: 'The period reported has run out: the data are no longer preserved (preservedAt, periodDays)',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: ({ contents: { preservedAt, periodDays }, view, at }) =>
    isFollowedUp(view) || at.getTime() < Date.parse(periodEnd(expiry, view.terms, preservedAt, periodDays)),
});

/** A remark, not a bar: what was asked for in time may be granted late. */
export const extensionNotOver = guard<ExtensionGrant>({
  code: 'extension-over',
  message: 'The period has run out with its extension too: the data are no longer preserved (additionalDays)',
  provision: 'hanoi-42-9',
  needs: 'contents',
  holds: ({ contents: { additionalDays }, view, at }) =>
    at.getTime() < Date.parse(periodEnd(expiry, view.terms, expiryOf(expiry, view) ?? '', additionalDays)),
});

/** The period runs. */
const running: readonly string[] = ['preserved', 'extension-requested'];

const expiresAt = (view: CaseView): number => Date.parse(expiryOf(expiry, view) ?? '');

/** Before the data are preserved there is no period; once a request holds them it is suspended, and another one may join. */
export const beforeExpiry = guard<Contents>({
  code: 'preservation-expired',
  message: 'The period of preservation has run out',
  provision: 'hanoi-42-9',
  needs: 'case',
  holds: ({ view, at }) => !running.includes(view.status) || at.getTime() < expiresAt(view),
});

/** The receipt is what keeps the data: in time, also where it is told after the end of the period. */
export const receivedBeforeExpiry = guard<{ receivedAt: string }>({
  code: 'received-after-expiry',
  message: 'The follow-up request was received after the period of preservation (receivedAt)',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: ({ contents, view }) =>
    ![...running, 'expired'].includes(view.status) || Date.parse(contents.receivedAt) < expiresAt(view),
});

export const atExpiry = guard<Contents>({
  code: 'preservation-not-expired',
  message: 'The period of preservation has not run out',
  provision: 'hanoi-42-8',
  needs: 'case',
  holds: ({ view, at }) => at.getTime() >= expiresAt(view),
});

export const decisionNamed = guard<Release>({
  code: 'decision-reference-missing',
  message: 'Data held for a follow-up request are released by a decision: name it (decisionReference)',
  provision: 'hanoi-42-8',
  needs: 'contents',
  field: 'decisionReference',
  holds: ({ contents, view }) =>
    view.status === 'expired' || nothingDecided(view) || Boolean(contents.decisionReference),
});

/** Every request that they were held for has been withdrawn. */
const nothingDecided = (view: CaseView): boolean =>
  view.status === 'follow-up-decided' && followUpOutcomes(view).length === 0;

/** A remark: a request that is withdrawn may be followed by another one, for which the period is there. */
export const periodOverOrDecided = guard<Contents>({
  code: 'released-before-expiry',
  message: 'No follow-up request has been decided, and the period of preservation has not run out',
  provision: 'hanoi-42-8',
  needs: 'case',
  holds: ({ view, at }) => !nothingDecided(view) || at.getTime() >= expiresAt(view),
});

export const decidedToDisclose = guard<Contents>({
  code: 'no-decision-to-disclose',
  message: 'Data are disclosed upon a follow-up request that is executed: those told here were refused or withdrawn',
  provision: 'hanoi-42-8',
  needs: 'case',
  holds: ({ view }) => view.status !== 'follow-up-decided' || followUpOutcomes(view).includes('executed'),
});

export const followUpFiled = guard<Contents>({
  code: 'follow-up-filed',
  message: 'A follow-up request was filed before the data were preserved: they are held for it at once',
  provision: 'hanoi-42-8',
  needs: 'case',
  holds: ({ view }) => isFollowedUp(view),
});

export const othersUndecided = guard<Contents>({
  code: 'others-undecided',
  message: 'Another follow-up request is not decided: the data are held for that one',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: othersOpen,
});

export const lastOneOpen = guard<Contents>({
  code: 'other-follow-ups-open',
  message: 'The preservation is held for more than one follow-up request: what is decided of them comes first',
  provision: 'hanoi-42-8',
  needs: 'case',
  holds: ({ view }) => openFollowUps(view).length < 2,
});
