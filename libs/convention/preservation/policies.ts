import type { Policy } from '../procedure.js';

const reply = { emergency: { hours: 4 }, urgent: { hours: 48 }, routine: { days: 7 } } as const;

/**
 * Limits this network has set for itself, by version. A version is never edited once in use: cases carry the version
 * they were submitted under. A new one is a new key.
 */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: { emergency: { minutes: 1 }, urgent: { minutes: 1 }, routine: { minutes: 1 } },
    acknowledgement: { emergency: { minutes: 30 }, urgent: { hours: 4 }, routine: { hours: 24 } },
    completeness: { emergency: { hours: 2 }, urgent: { hours: 24 }, routine: { days: 5 } },
    order: { emergency: { hours: 8 }, urgent: { hours: 24 }, routine: { hours: 72 } },
    decision: { emergency: { hours: 8 }, urgent: { hours: 48 }, routine: { days: 7 } },
    'information-reply': reply,
    'risk-reply': reply,
    'extension-reply': reply,
  },
};
