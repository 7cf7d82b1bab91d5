import type { Examples } from '../procedure.js';
import type { Contents, Side } from '../types.js';

type Parties = Record<Side, string>;

const two: Parties = { requesting: 'VN', requested: 'BR' };

/** A State that takes part beside the two of the case. */
const third = ({ requesting, requested }: Parties): string =>
  ['VN', 'BR', 'ZA'].find((state) => state !== requesting && state !== requested) ?? 'ZA';

/** A proposal as one posts it: invented facts, for specs. */
export const exampleProposal = (parties: Parties = two): Contents => ({
  authority: { name: 'Prosecutor General, cyber division', email: 'cyber@prosecutor.example' },
  legalBasis: { instrument: 'hanoi', article: '48' },
  scopeBasis: 'convention-offence',
  offence: {
    references: ['system-interference'],
    provisions: 'Criminal Code, Article 287',
    facts: 'One group locks the data of hospitals in three States and launders the ransom in each of them.',
  },
  purpose: 'To find the group and to arrest its members on one day',
  necessity: 'Each State sees a third of the traffic; an arrest in one would warn the others.',
  host: parties.requested,
  alsoAsked: [third(parties)],
  expectedStart: '2026-06-01',
  urgencyReason: 'A hospital is attacked every week',
});

const digest = 'e'.repeat(64);

/** Between the two States, both of which are hosts. */
export const exampleAgreement = (parties: Parties = two): Contents => ({
  agreement: { description: 'Agreement on a joint investigation, 14 pages', sha256: digest },
  participants: [
    { state: parties.requesting, authority: 'Prosecutor General', host: true },
    { state: parties.requested, authority: 'Federal Prosecutor', host: true },
  ],
  lead: parties.requesting,
  purpose: 'To find the group and to arrest its members on one day',
  offences: 'Interference with systems, laundering of proceeds',
  members: ['Two prosecutors and four officers of each State'],
  powers: 'Members are present at searches; officers of the host alone compel.',
  start: '2036-06-01',
  end: '2036-11-30',
  dataSharing: 'Within the team at once; to others with the consent of the State that gathered them.',
  admissibility: 'as-own-evidence',
});

/** The same with a third State, which is a host too. */
export const exampleAgreementOfThree = (parties: Parties = two): Contents => {
  const agreement = exampleAgreement(parties);
  const joining = { state: third(parties), authority: 'National Prosecuting Authority', host: true };
  return { ...agreement, participants: [...(agreement.participants as Contents[]), joining] };
};

const signature = (): Contents => ({ sha256: digest, signedBy: 'The Prosecutor General' });
const extension = (): Contents => ({ sha256: digest, end: '2037-05-31' });
const reasons = (): Contents => ({ reasons: 'A court has to look at the searches first.' });
const byLead = (_at?: string, parties: Parties = two): Contents => ({ ...reasons(), host: parties.requesting });

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  submit: (_at, parties) => exampleProposal(parties),
  'open-negotiation': () => ({}),
  'draft-agreement': (_at, parties) => exampleAgreement(parties),
  'redraft-agreement': (_at, parties) => exampleAgreement(parties),
  sign: signature,
  countersign: signature,
  activate: () => ({ sha256: digest, end: '2036-11-30' }),
  refuse: () => ({
    grounds: ['no-agreement-reached'],
    reasons: 'Our own investigation is nearly over.',
    noConsultationReason: 'It was talked about on the telephone.',
  }),
  'propose-extension': () => ({ end: '2037-05-31', reason: 'Two members are abroad.' }),
  'accept-extension': extension,
  'decline-extension': reasons,
  'withdraw-extension': reasons,
  extend: extension,
  'suspend-as-host': reasons,
  suspend: byLead,
  'resume-as-host': () => ({}),
  resume: byLead,
  'stop-as-host': reasons,
  stop: byLead,
  close: () => ({ outcome: 'Nine arrests on one day in three States' }),
};
