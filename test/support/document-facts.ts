import type { Contents } from '#convention';
import type { DocumentFacts } from '#documents';

/** Of a request for preservation. */
export const request: Contents = {
  authority: { name: 'Cơ quan Điều tra', email: 'desk@police.vn.example', phone: '+84 24 555 0118' },
  legalBasis: { instrument: 'hanoi', article: '42' },
  scopeBasis: 'convention-offence',
  offence: { references: ['illegal-access'], provisions: 'Penal Code, Art. 289', facts: 'Money was moved.\nTwice.' },
  data: {
    description: 'The mailbox',
    linkToOffence: 'It received the passwords',
    categories: ['subscriber', 'traffic'],
    identifiers: [
      { type: 'email', value: 'coleta@correio.example', from: '2026-02-01T00:00:00Z', to: '2026-02-04T08:30:00Z' },
      { type: 'ip-address', value: '192.0.2.7' },
    ],
  },
  custodian: { name: 'Correio Exemplo Ltda' },
  necessity: 'Records are deleted after 30 days',
  followUp: { intended: true, kind: 'disclosure', expectedBy: '2026-05-01' },
  urgencyReason: 'They are deleted on 3 March',
};

/** What a document of Viet Nam to Brazil says: of the request, unless told otherwise. */
export function factsOf(contents: Contents = request, act: Partial<DocumentFacts['act']> = {}): DocumentFacts {
  return {
    act: {
      case: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      from: 'VN',
      to: 'BR',
      side: 'requesting',
      act: 'submit',
      at: '2026-02-28T20:00:00.000Z',
      officer: { id: 'o-1', name: 'Nguyễn Thị Hoa', role: 'officer' },
      contents,
      ...act,
    },
    terms: {
      kind: 'preservation',
      reference: 'VN-2026-000042',
      urgency: 'urgent',
      policy: '2026-1',
      register: 1,
      zones: { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' },
    },
    request: contents,
    names: { VN: 'Viet Nam', BR: 'Brazil' },
  };
}
