import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import { expiryOf } from '../deadlines/period.js';
import { expiry } from './deadlines.js';
import type { Preserved, Release } from './act-contents.js';

export const preservedNotInFuture = guard<Preserved>({
  code: 'preserved-in-future',
  message: 'The data cannot have been preserved after the act that says so',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: ({ contents, at }) => Date.parse(contents.preservedAt) <= at.getTime(),
});

export const preservedAfterSubmit = guard<Preserved>({
  code: 'preserved-before-submit',
  message: 'The data cannot have been preserved before the request was submitted',
  provision: 'hanoi-42-8',
  needs: 'contents',
  holds: ({ contents, view }) => Date.parse(contents.preservedAt) >= Date.parse(view.effective[0]?.act.at ?? ''),
});

/** A remark, not a bar: 60 to 90 days fit one domestic order. */
export const withinOneOrder = guard<Preserved>({
  code: 'period-above-domestic-order',
  message: 'A domestic order lasts at most 90 days: a longer period needs its renewal',
  provision: 'hanoi-25-2',
  needs: 'contents',
  holds: ({ contents }) => contents.periodDays <= 90,
});

const expiresAt = (view: CaseView): number => Date.parse(expiryOf(expiry, view) ?? '');

/** While a decided request still holds the data, the period is suspended, and another request may take its place. */
export const beforeExpiry = guard<Contents>({
  code: 'preservation-expired',
  message: 'The period of preservation has run out',
  provision: 'hanoi-42-9',
  needs: 'case',
  holds: ({ view, at }) => view.status === 'follow-up-decided' || at.getTime() < expiresAt(view),
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
  holds: ({ contents, view }) => view.status === 'expired' || Boolean(contents.decisionReference),
});
