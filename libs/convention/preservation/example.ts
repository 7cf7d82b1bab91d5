import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs, documentation and training. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'High-Tech Crime Division', unit: 'Digital evidence', email: 'desk@police.example' },
  domesticReference: 'C-2026-118',
  legalBasis: { instrument: 'hanoi', article: '42' },
  scopeBasis: 'convention-offence',
  offence: {
    references: ['illegal-access', 'ict-theft-or-fraud'],
    provisions: 'Criminal Code, Articles 289 and 290',
    facts: 'Between 1 and 3 February 2026 an unknown person entered 40 accounts of a bank and moved money.',
  },
  data: {
    description: 'Subscriber information and log-in records of the account',
    linkToOffence: 'The account received the stolen credentials',
    categories: ['subscriber', 'traffic'],
    identifiers: [
      { type: 'account', value: 'mule-42', from: '2026-02-01T00:00:00Z', to: '2026-02-04T00:00:00Z' },
      { type: 'ip-address', value: '192.0.2.7' },
    ],
  },
  custodian: { name: 'Example Mail Ltd' },
  necessity: 'The provider deletes log-in records after 30 days',
  followUp: { intended: true, kind: 'disclosure', expectedBy: '2026-05-01' },
  secrecy: { keepSecret: true, doNotNotifyUser: true },
  urgencyReason: 'The records are deleted on 3 March',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  acknowledge: () => ({}),
  reroute: () => ({ authority: 'Prosecution service, second desk', reason: 'It alone may order a preservation.' }),
  'start-review': () => ({}),
  'request-information': () => ({ questions: ['Which time zone are the log-in times in?'] }),
  'supply-information': () => ({ answers: ['UTC'] }),
  'give-risk-notice': () => ({ risks: ['endangers-confidentiality'], explanation: 'The provider notifies its users.' }),
  proceed: () => ({}),
  consult: () => ({ proposal: 'Preservation of subscriber information only' }),
  'answer-consultation': () => ({ answer: 'Agreed', accepted: true }),
  refuse: () => ({
    grounds: ['sovereignty-security-ordre-public'],
    reasons: 'The account belongs to an authority of this State.',
    noConsultationReason: 'No condition could change it.',
  }),
  'issue-order': () => ({ orderReference: 'O-7' }),
  preserve: (at = '2026-03-02T10:00:00Z') => ({ preservedAt: at, periodDays: 60, preserved: 'Everything asked for' }),
  'report-not-available': () => ({ reason: 'already-deleted', explanation: 'Deleted on 1 March.' }),
  'request-extension': () => ({ days: 30, reason: 'The follow-up request is being translated.' }),
  'grant-extension': () => ({ additionalDays: 30 }),
  'deny-extension': () => ({ reasons: 'The court allows no second order.' }),
  'link-follow-up': (at = '2026-03-20T00:00:00Z') => ({ reference: 'MLA-2026-9', filedAt: at }),
  'confirm-follow-up': (at = '2026-03-20T00:00:00Z') => ({ reference: 'MLA-2026-9', receivedAt: at }),
  'report-decision': () => ({ reference: 'MLA-2026-9', outcome: 'refused' }),
  'report-withdrawal': () => ({ reference: 'MLA-2026-9' }),
  disclose: () => ({ decisionReference: 'D-3' }),
  release: () => ({ decisionReference: 'D-4' }),
  expire: () => ({}),
  withdraw: () => ({ reason: 'The suspect has confessed.' }),
};
