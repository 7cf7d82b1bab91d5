import type { Policy } from '../procedure.js';
import type { DeadlinePolicy } from './policy.js';

/** The network's own limits by urgency, in policy 2026-1. Never edited: a change is a new version. */
export const limits2026 = {
  receipt: { emergency: { minutes: 1 }, urgent: { minutes: 1 }, routine: { minutes: 1 } },
  acknowledgement: { emergency: { minutes: 30 }, urgent: { hours: 4 }, routine: { hours: 24 } },
  completeness: { emergency: { hours: 2 }, urgent: { hours: 24 }, routine: { days: 5 } },
  'preservation-order': { emergency: { hours: 8 }, urgent: { hours: 24 }, routine: { hours: 72 } },
  'preservation-decision': { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: { days: 7 } },
  'assistance-decision': { emergency: { hours: 8 }, urgent: { days: 20 }, routine: { days: 45 } },
  /** An emergency is decided in hours; how long its execution takes, no policy says. */
  'assistance-execution': { emergency: null, urgent: { days: 45 }, routine: { days: 90 } },
  'status-reply': { emergency: { hours: 4 }, urgent: { hours: 48 }, routine: { days: 7 } },
  'written-confirmation': { emergency: { hours: 24 }, urgent: { hours: 48 }, routine: null },
} as const satisfies Policy;

/** Calendar days before the end of a preservation on which both sides are warned. */
export const warningDays2026 = [21, 14, 7, 3, 1] as const;

const ours = { provision: 'network-policy', binding: 'policy', treaty: null, initially: 'on' } as const;
const row = (limit: keyof typeof limits2026, rest: Pick<DeadlinePolicy, 'title' | 'from'>): DeadlinePolicy => ({
  ...ours,
  bindingFor: 'nobody in law: this network',
  span: limits2026[limit],
  ...rest,
});

/** The same limits as rows of the catalogue. */
export const network = {
  'network-receipt': row('receipt', { title: 'Receipt by the contact point', from: 'submitted' }),
  'network-acknowledgement': row('acknowledgement', {
    title: 'Acknowledgement by a liaison officer',
    from: 'delivered',
  }),
  'network-completeness': row('completeness', {
    title: 'Check that the request is complete',
    from: 'acknowledged',
  }),
  'network-preservation-order': row('preservation-order', {
    title: 'Domestic preservation order',
    from: 'acknowledged',
  }),
  'network-preservation-decision': row('preservation-decision', {
    title: 'Preservation, or notice that there will be none',
    from: 'acknowledged',
  }),
  'network-expiry-warning': {
    ...ours,
    title: 'Warning that a preservation expires',
    bindingFor: 'nobody in law: this network',
    span: null,
    words: `${warningDays2026.join(', ')} days before`,
    from: 'period-ends',
  },
  'network-mla-decision': row('assistance-decision', {
    title: 'Decision on a request for mutual legal assistance',
    from: 'acknowledged',
  }),
  'network-mla-execution': row('assistance-execution', {
    title: 'Execution of a request for mutual legal assistance',
    from: 'accepted',
  }),
  'network-status-reply': row('status-reply', {
    title: 'Reply to a question about the status',
    from: 'status-asked',
  }),
  'network-written-confirmation': row('written-confirmation', {
    title: 'Written confirmation of a request made by word of mouth',
    from: 'submitted',
  }),
  'network-register-confirmation': {
    ...ours,
    title: 'Confirmation of the entry in the register',
    provision: 'hanoi-41-2',
    bindingFor: 'States Parties circulate the list yearly; the confirmation is ours',
    span: null,
    words: 'yearly',
    from: 'confirmed',
  },
} as const satisfies Record<string, DeadlinePolicy>;
