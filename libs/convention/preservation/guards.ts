import { guard } from '../procedure.js';
import type { CaseView, Contents } from '../types.js';
import { expiryOf } from '../deadlines/period.js';
import { expiry } from './deadlines.js';
import type { Preserved, Refusal, Release } from './act-contents.js';
import type { PreservationRequest } from './contents.js';
import { grounds } from './grounds.js';

export const urgencyReasonGiven = guard<PreservationRequest>({
  code: 'urgency-reason-missing',
  message: 'An urgent or emergency request gives the reason for its urgency (urgencyReason)',
  provision: 'network-policy',
  needs: 'contents',
  field: 'urgencyReason',
  holds: ({ contents, urgency }) => urgency === null || urgency === 'routine' || Boolean(contents.urgencyReason),
});

export const emergencyDescribed = guard<PreservationRequest>({
  code: 'emergency-not-described',
  message: 'An emergency says who is at risk and why the risk is significant and imminent (emergency)',
  provision: 'hanoi-2-o',
  needs: 'contents',
  field: 'emergency',
  holds: ({ contents, urgency }) => urgency !== 'emergency' || Boolean(contents.emergency),
});

export const consulted = guard<Refusal>({
  code: 'consultation-missing',
  message: 'A refusal follows a consultation on possible conditions, or says why there was none (noConsultationReason)',
  provision: 'hanoi-40-28',
  needs: 'contents',
  field: 'noConsultationReason',
  holds: ({ contents, view }) => Boolean(contents.noConsultationReason) || happened(view, 'consult'),
});

export const consultationOpen = guard<Contents>({
  code: 'no-consultation-to-answer',
  message: 'The requested State has not consulted in this case',
  provision: 'hanoi-40-28',
  needs: 'case',
  holds: ({ view }) => happened(view, 'consult'),
});

/** One guard per ground that is not open to everybody. */
export const groundsOpen = grounds.flatMap(({ ground, only }) =>
  only
    ? guard<Refusal>({
        ...only,
        holds: (facts) =>
          !facts.contents.grounds.includes(ground) || only.holds({ ...facts, contents: facts.contents as never }),
      })
    : [],
);

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

export const beforeExpiry = guard<Contents>({
  code: 'preservation-expired',
  message: 'The period of preservation has run out',
  provision: 'hanoi-42-9',
  needs: 'case',
  holds: ({ view, at }) => at.getTime() < expiresAt(view),
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

const happened = (view: CaseView, act: string): boolean => view.effective.some((item) => item.act.act === act);
