import { limits2026, reply } from '../conversation/clocks.js';
import { limits2026 as network } from '../policies/network.js';
import type { Policy } from '../procedure.js';

/**
 * Limits this network has set for itself, by version. A version is never edited once in use: cases carry the version
 * they were submitted under. A new one is a new key.
 */
export const policies: Readonly<Record<string, Policy>> = {
  '2026-1': {
    receipt: limits2026.receipt,
    acknowledgement: limits2026.acknowledgement,
    completeness: limits2026.completeness,
    order: network['preservation-order'],
    decision: network['preservation-decision'],
    'information-reply': limits2026['information-reply'],
    'consultation-reply': reply,
    'risk-reply': reply,
    'extension-reply': reply,
    conclusion: { emergency: { hours: 24 }, urgent: { days: 3 }, routine: { days: 7 } },
  },
};
