import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Prison service, Ministry of Justice', email: 'transfers@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '38' },
  scopeBasis: 'convention-offence',
  requestingAs: 'sentencing-state',
  person: { name: 'A. Example', nationality: 'Brazilian', bornOn: '1980-05-01' },
  offence: {
    references: ['ict-theft-or-fraud'],
    provisions: 'Criminal Code, Article 290',
    facts: 'Emptied 40 accounts of a bank with stolen passwords.',
  },
  judgment: { court: 'Court of Example', date: '2025-03-14', final: true, sha256: 'a'.repeat(64) },
  sentence: { imposed: 'Six years of imprisonment', servedDays: 700, remainingDays: 1490 },
  consent: {
    by: 'the-person',
    on: '2026-01-20',
    before: 'Court of Example',
    assured: 'Heard by a judge, with counsel and interpreter.',
  },
  rehabilitation: 'Family and work are in the other State; nobody visits the person here.',
  urgencyReason: 'The mother of the person is dying',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'record-consent': () => ({ by: 'the-person', on: '2026-02-20', assured: 'Seen by our consul.' }),
  'offer-terms': () => ({
    mode: 'continued-enforcement',
    terms: 'The sentence goes on as it is.',
    remainingDays: 1490,
  }),
  'accept-terms': () => ({}),
  'decline-terms': () => ({ reason: 'The days served before the judgment have to count.' }),
  refuse: () => ({
    grounds: ['too-little-remaining'],
    reasons: 'The sentence ends before a transfer could be prepared.',
    noConsultationReason: 'No condition would change that.',
  }),
  'schedule-transfer': () => ({ date: '2026-05-20', place: 'International airport of Example' }),
  'report-transfer': (at = '2026-05-20T09:00:00Z') => ({
    transferredAt: at,
    place: 'International airport of Example',
  }),
  'report-enforcement': () => ({ report: 'Released on parole.' }),
  'tell-enforcement': () => ({ report: 'Works outside the prison.' }),
  close: () => ({}),
};
