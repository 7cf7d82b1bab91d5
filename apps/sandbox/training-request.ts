import type { CaseRequest } from '#client';

/** A fictional story that a training case tells. */
export interface Story {
  offence: string;
  provisions: string;
  facts: string;
  data: string;
  categories: string[];
  identifier: { type: string; value: string };
  custodian: string;
  necessity: string;
}

export const stories = {
  phishing: {
    offence: 'ict-theft-or-fraud',
    provisions: 'Penal Code, fraud by means of a computer (fictional)',
    facts: 'Customers of a bank were led to a false sign-in page; their credentials were sent to the mailbox below.',
    data: 'Mailbox contents and sign-in records',
    categories: ['traffic', 'content'],
    identifier: { type: 'email', value: 'collector@mail.example' },
    custodian: 'Mail Example Ltd',
    necessity: 'The provider deletes sign-in records after thirty days.',
  },
  ransomware: {
    offence: 'system-interference',
    provisions: 'Penal Code, interference with an information system (fictional)',
    facts: 'A hospital group was encrypted; the key server answered from the address below during the attack.',
    data: 'Disk image and connection logs of the rented server',
    categories: ['traffic', 'content', 'subscriber'],
    identifier: { type: 'ip-address', value: '203.0.113.40' },
    custodian: 'Hosting Example SA',
    necessity: 'Rented servers are wiped at the end of the month.',
  },
  intrusion: {
    offence: 'illegal-access',
    provisions: 'Penal Code, unlawful access (fictional)',
    facts:
      'The personnel system of a ministry was entered with a stolen account; sessions came from the account below.',
    data: 'Subscriber information and session records',
    categories: ['subscriber', 'traffic'],
    identifier: { type: 'account', value: 'nightowl-77' },
    custodian: 'Cloud Example Inc',
    necessity: 'The account can be deleted by its user at any time.',
  },
} satisfies Record<string, Story>;

/** A complete preservation request with every element of Article 42(3), all of it fictional. */
export function trainingRequest(to: string, story: Story, urgency: CaseRequest['urgency'] = 'routine'): CaseRequest {
  const urgent =
    urgency === 'routine' ? {} : { urgencyReason: 'The provider announced that it deletes the data within days.' };
  return {
    kind: 'preservation',
    to,
    urgency,
    contents: {
      authority: {
        name: 'National cybercrime unit (training)',
        contactPerson: 'Officer on duty',
        phone: '+999 555 0111',
      },
      legalBasis: { instrument: 'hanoi', article: '42' },
      scopeBasis: 'convention-offence',
      offence: { references: [story.offence], provisions: story.provisions, facts: story.facts },
      data: {
        description: story.data,
        linkToOffence: 'The identifier was used to commit the offence.',
        categories: story.categories,
        identifiers: [{ ...story.identifier, from: '2026-10-01T00:00:00Z', to: '2026-11-15T00:00:00Z' }],
      },
      custodian: { name: story.custodian },
      necessity: story.necessity,
      followUp: { intended: true, kind: 'disclosure' },
      ...urgent,
    },
  };
}
