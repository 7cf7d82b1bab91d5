import type { CaseAnswer, CaseRequest, ContactPointClient } from '#client';

/** A complete preservation request (Article 42(3)), fictional. */
export const preservationRequest = (to: string, change: Partial<CaseRequest> = {}): CaseRequest => ({
  kind: 'preservation',
  to,
  urgency: 'routine',
  contents: {
    authority: { name: 'Department of Cybersecurity', contactPerson: 'Duty officer', email: 'duty@vn.example' },
    legalBasis: { instrument: 'hanoi', article: '42' },
    scopeBasis: 'convention-offence',
    offence: {
      references: ['ict-theft-or-fraud'],
      provisions: 'Penal Code, Article 290',
      facts: 'Victims were led to a false bank page; the proceeds went to accounts opened with the mailbox below.',
    },
    data: {
      description: 'Mailbox contents and sign-in records',
      linkToOffence: 'The mailbox received the credentials of the victims.',
      categories: ['traffic', 'content'],
      identifiers: [
        { type: 'email', value: 'collector@mail.example', from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
      ],
    },
    custodian: { name: 'Mail Example Ltda' },
    necessity: 'The provider deletes sign-in records after thirty days.',
    followUp: { intended: true, kind: 'disclosure' },
  },
  ...change,
});

/** The draft, edited as it was read. */
export const edited = (
  by: ContactPointClient,
  { id, version }: Pick<CaseAnswer, 'id' | 'version'>,
  change: Partial<CaseRequest>,
): Promise<CaseAnswer> =>
  by.request(`/api/cases/${id}`, { method: 'PATCH', body: change, headers: { 'if-match': `"${version}"` } });
