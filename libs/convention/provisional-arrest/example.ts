import type { Examples } from '../procedure.js';
import { exampleHumanRightsCheck } from '../rules/human-rights.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  authority: { name: 'Extradition desk, Ministry of Justice', email: 'extradition@justice.example' },
  legalBasis: { instrument: 'hanoi', article: '37' },
  scopeBasis: 'convention-offence',
  person: {
    name: 'A. Example',
    nationality: 'Not known',
    bornOn: '1985-02-11',
    description: 'About 180 cm, scar over the left eye',
    whereabouts: 'Lands tomorrow at the airport of the capital',
  },
  decision: { kind: 'arrest-warrant', authority: 'Court of Example', date: '2026-02-20', reference: 'W-77' },
  offence: {
    references: ['system-interference'],
    conduct: 'Encrypted the systems of three hospitals and demanded a ransom.',
    time: '1 to 3 February 2026',
    place: 'From abroad; the hospitals are in the requesting State',
  },
  formalRequest: { intended: true, expectedBy: '2026-03-20' },
  circumstances: 'Booked to travel on to a third State in two days.',
  urgencyReason: 'The person leaves in two days',
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: exampleRequest,
  'record-human-rights-check': exampleHumanRightsCheck,
  refuse: () => ({
    grounds: ['not-warranted'],
    reasons: 'The person lives here and has reported to the police every week.',
    noConsultationReason: 'There is nothing to agree upon.',
  }),
  'order-arrest': () => ({ issuedBy: 'Court of Example', orderReference: 'O-5' }),
  'report-arrest': (at = '2026-03-03T10:00:00Z') => ({ arrestedAt: at, heldBy: 'Prison of Example' }),
  'report-not-found': () => ({ explanation: 'Was not on the aircraft.' }),
  'report-consent': () => ({ consents: false }),
  'link-formal-request': (at = '2026-03-20T10:00:00Z') => ({ reference: 'VN-2026-000140', submittedAt: at }),
  'confirm-formal-request': (at = '2026-03-20T10:00:00Z') => ({ reference: 'VN-2026-000140', receivedAt: at }),
  expire: () => ({}),
  release: (at = '2026-03-10T10:00:00Z') => ({ releasedAt: at, reason: 'by-court', explanation: 'On bail.' }),
};
