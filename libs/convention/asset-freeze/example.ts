import { exampleThirdPartyClaim } from '../assets/acts.js';
import { exampleAssetRequest, exampleProperty } from '../assets/example.js';
import { dateAfter } from '../deadlines/calendar.js';
import { exampleDecision } from '../decision/example.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  ...exampleAssetRequest(),
  measures: ['identify-and-trace', 'freeze'],
  confiscationExpected: 'After the indictment, in summer',
});

const tracing = (): Contents => ({
  findings: 'The account was opened in 2025 and has two other addresses.',
  property: exampleProperty(),
  use: { scope: 'proceedings-of-the-request', onwardTransfer: 'prior-authorisation' },
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  ...exampleDecision,
  submit: exampleRequest,
  'report-tracing': tracing,
  'complete-tracing': () => ({
    ...tracing(),
    whyNotFrozen: 'The court does not freeze for a debt below its threshold.',
  }),
  'report-nothing-found': () => ({ explanation: 'The account was closed in January, and nobody knows its holder.' }),
  'report-freeze': (at = '2026-03-10T00:00:00Z') => ({
    measure: 'freeze',
    orderedBy: 'Court of Example',
    orderReference: 'F-2026-17',
    frozenAt: at,
    validUntil: '2026-12-31',
    property: exampleProperty(),
  }),
  'report-renewal': () => ({ orderedBy: 'Court of Example', orderReference: 'F-2027-3', validUntil: '2099-12-31' }),
  'record-third-party-claim': exampleThirdPartyClaim,
  'propose-lift': (at = '2026-06-01T00:00:00Z') => ({
    because: 'insufficient-or-late-evidence',
    explanation: 'The court has seen no evidence since March.',
    reasonsBy: dateAfter(at.slice(0, 10), 30),
  }),
  'give-reasons': () => ({ reasons: 'The expert opinion on the addresses comes in July.' }),
  keep: () => ({ reasons: 'The court waits for the expert opinion.' }),
  'request-lift': () => ({ reason: 'The money has been paid back.' }),
  lift: () => ({
    reasons: 'The order has run out.',
    whyNotAwaited: 'The law lets the order end on its day, whatever is said.',
  }),
  'link-follow-up': (at = '2026-03-20T00:00:00Z') => ({ reference: 'VN-2026-000401', filedAt: at }),
  'report-decision': () => ({ reference: 'VN-2026-000401', outcome: 'confiscated' }),
  'report-withdrawal': () => ({ reference: 'VN-2026-000401' }),
  'report-confiscated': () => ({ reference: 'VN-2026-000401' }),
};
