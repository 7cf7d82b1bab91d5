import * as clocks from '../conversation/clocks.js';
import type { DeadlineRule, Policy } from '../procedure.js';
import { consentNotice, hard, model, soft } from './limits.js';

const decisions = ['order-arrest', 'refuse'] as const;
const answers = ['report-arrest', 'report-not-found', 'refuse'] as const;

/** The Convention has no limit: custody has those of the European Convention where it binds both, and a model's elsewhere. */
export const deadlines: readonly DeadlineRule[] = [
  clocks.receipt,
  clocks.acknowledgement,
  clocks.policyClock({
    key: 'completeness',
    title: 'Check that the request is complete',
    side: 'requested',
    starts: 'acknowledge',
    stops: ['request-information', 'consult', ...decisions],
  }),
  clocks.policyClock({
    key: 'decision',
    title: 'Order of the arrest, or notice that there will be none',
    side: 'requested',
    starts: 'acknowledge',
    stops: decisions,
    pausedIn: ['information-requested', 'in-consultation'],
  }),
  clocks.informationReply,
  clocks.consultationReply(decisions),
  clocks.statusReply,
  clocks.suggestedDeadline(answers),
  clocks.announcedDate(answers),
  soft,
  hard,
  model,
  consentNotice,
];

/** No routine request asks for an arrest. */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: clocks.limits2026.receipt,
    acknowledgement: clocks.limits2026.acknowledgement,
    completeness: clocks.limits2026.completeness,
    decision: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: null },
    'information-reply': clocks.limits2026['information-reply'],
    'consultation-reply': clocks.reply,
    'status-reply': clocks.limits2026['status-reply'],
  },
};
