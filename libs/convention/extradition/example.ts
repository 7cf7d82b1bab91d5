import type { Examples } from '../procedure.js';
import { exampleHumanRightsCheck } from '../rules/human-rights.js';
import type { Contents } from '../types.js';

const day = 86_400_000;
const dateAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * day).toISOString().slice(0, 10);

const otherOffence = {
  references: ['illegal-access'],
  conduct: 'Entered the mailboxes of two judges.',
  time: 'May 2025',
  place: 'In the requesting State',
};

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Extradition desk, Ministry of Justice', email: 'extradition@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '37' },
  scopeBasis: 'convention-offence',
  person: { name: 'A. Example', nationality: 'Brazilian', description: 'About 180 cm, scar over the left eye' },
  decision: { kind: 'judgment', authority: 'Court of Example', date: '2025-11-20', sha256: 'd'.repeat(64) },
  offence: {
    references: ['system-interference'],
    conduct: 'Encrypted the systems of three hospitals and demanded a ransom.',
    time: '1 to 3 February 2025',
    place: 'In the requesting State',
  },
  dualCriminality: {
    requestingProvisions: 'Criminal Code, Article 287',
    requestedProvisions: 'Penal Code, Article 154-A',
  },
  law: 'Article 287: whoever hinders the working of a computer network is punished with up to twelve years.',
  penalty: {
    maximum: 'Twelve years of imprisonment',
    deathPenalty: false,
    sentence: 'Seven years',
    remainingDays: 2500,
  },
  urgencyReason: 'The provisional arrest ends on 12 April',
});

const assurance = { kind: 'new-trial', text: 'The person, tried in absence, is tried again.' };
const refusal = (ground: string): Contents => ({
  grounds: [ground],
  reasons: 'The law of the requested State does not allow it.',
  noConsultationReason: 'The two States have talked about it in an earlier case.',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'start-formal-check': () => ({}),
  'record-human-rights-check': exampleHumanRightsCheck,
  'report-arrest': (at = '2026-03-03T10:00:00Z') => ({ arrestedAt: at, heldBy: 'Prison of Example' }),
  'open-consent-hearing': () => ({ authority: 'Court of Example' }),
  'record-consent': (at = '2026-03-04T10:00:00Z') => ({ consentedAt: at, counsel: true, renouncesSpeciality: false }),
  'record-no-consent': () => ({}),
  'refer-to-court': () => ({ court: 'Supreme Court of Example' }),
  'record-judicial-decision': () => ({
    court: 'Supreme Court of Example',
    outcome: 'admissible',
    reasons: 'Punishable in both States, and no bar.',
  }),
  'pass-to-decision': () => ({}),
  'open-conflict-review': () => ({
    requests: [{ state: 'ZA', offence: 'Fraud on ten buyers', date: '2026-02-01' }],
  }),
  'conclude-conflict-review': () => ({
    priority: 'this-request',
    seriousness: 'Lives were at risk here; the other case is of property.',
    place: 'Each in the State that asks.',
    dates: 'This one is the older one.',
    nationality: 'A national of neither.',
  }),
  grant: () => ({ scope: 'All offences of the request' }),
  'grant-conditionally': () => ({ scope: 'All offences of the request', assurances: [assurance] }),
  'give-assurances': () => ({ assurances: [assurance] }),
  'decline-assurances': () => ({ reason: 'The person was heard by counsel, and a new trial is not open.' }),
  refuse: () => refusal('conditions-of-law-or-treaty'),
  'refuse-nationality': () => refusal('nationality'),
  'request-domestic-prosecution': () => ({ files: 'Volumes 1 to 4, by courier' }),
  'submit-for-prosecution': () => ({ authority: 'Federal Prosecution Service', submittedOn: '2026-03-20' }),
  'request-enforcement': () => ({ sentence: 'Seven years, of which 2,500 days remain' }),
  'report-outcome': () => ({ outcome: 'conviction', decision: 'Six years of imprisonment.' }),
  'report-enforcement': () => ({ outcome: 'sentence-enforced', decision: 'The remaining 2,500 days are served here.' }),
  'take-note': () => ({}),
  'schedule-surrender': (at = '2026-03-20T10:00:00Z') => ({
    date: dateAfter(at, 7),
    place: 'International airport of Example',
  }),
  'report-surrender': (at = '2026-03-27T10:00:00Z') => ({
    surrenderedAt: at,
    place: 'International airport of Example',
    detainedDays: 24,
  }),
  'postpone-surrender': (at = '2026-03-20T10:00:00Z') => ({
    reason: 'A trial for theft is open here.',
    reviewDate: dateAfter(at, 60),
  }),
  'surrender-temporarily': (at = '2026-03-27T10:00:00Z') => ({
    surrenderedAt: at,
    place: 'International airport of Example',
    conditions: 'Kept in custody, and returned after the hearing.',
    returnBy: dateAfter(at, 30),
  }),
  'report-return': (at = '2026-04-20T10:00:00Z') => ({ returnedAt: at }),
  expire: () => ({}),
  release: (at = '2026-04-20T10:00:00Z') => ({ releasedAt: at, reason: 'by-court' }),
  'request-speciality-consent': () => ({ offence: otherOffence, statement: 'The person does not agree.' }),
  'answer-speciality-request': () => ({ answer: 'consent', reasons: 'Extradition for it would have been granted.' }),
  'report-discharge': (at = '2026-05-20T10:00:00Z') => ({ dischargedOn: at.slice(0, 10) }),
  close: () => ({}),
};
