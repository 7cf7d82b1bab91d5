import { Instant, OneOf, Provided, StateCode, Text, Texts, YesNo } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';

const optional = { optional: true } as const;

export class UseConsentRequest extends Note {
  @Provided('hanoi-40-19', 'what is to be used')
  @Text(10000)
  subject!: string;

  @Provided('hanoi-40-19', 'the other proceedings in which it is to be used')
  @Text(4000)
  proceedings!: string;

  @Provided('hanoi-40-19', 'the reason')
  @Text(4000)
  reason!: string;
}

export class UseConsent extends Note {
  @Provided('hanoi-40-19', 'the conditions of the consent')
  @Texts(50, 4000, optional)
  conditions?: string[];
}

export class OnwardTransferRequest extends Note {
  @Provided('hanoi-36-3', 'what is to be transferred')
  @Text(10000)
  subject!: string;

  @Provided('hanoi-36-3', 'the third State')
  @StateCode(optional)
  state?: string;

  @Provided('hanoi-36-3', 'the organisation, or the authority in the third State')
  @Text(300)
  recipient!: string;

  @Provided('hanoi-36-3', 'the purpose')
  @Text(4000)
  purpose!: string;
}

/** An act of this network is a written record; where the sender demands a document of its own, it is named. */
export class OnwardTransferAuthorisation extends Note {
  @Provided('hanoi-36-3', 'the conditions of the authorisation')
  @Texts(50, 4000, optional)
  conditions?: string[];

  @Provided('hanoi-36-3', 'reference of the written authorisation')
  @Text(200, optional)
  writtenReference?: string;
}

export class Denial extends Note {
  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;
}

/** Exculpatory information is disclosed whatever the conditions: the sender is told before, or else without delay. */
export class ExculpatoryNotice extends Note {
  @Provided('hanoi-40-19', 'what is disclosed to the accused person')
  @Text(10000)
  subject!: string;

  @Provided('hanoi-40-19', 'the proceedings')
  @Text(4000)
  proceedings!: string;

  @Provided('hanoi-40-19', 'before the disclosure, or after it because an advance notice was not possible')
  @OneOf(['before', 'after'])
  given!: 'before' | 'after';

  @Provided('hanoi-40-19', 'when it is or was disclosed')
  @Instant()
  disclosedAt!: string;

  @Provided('hanoi-40-19', 'why an advance notice was not possible')
  @Text(4000, optional)
  whyNotBefore?: string;
}

export class DisclosureConsultation extends Note {
  @Provided('hanoi-40-19', 'what is to be talked about')
  @Text(10000)
  question!: string;
}

export class DisclosureConsultationAnswer extends Note {
  @Provided('hanoi-40-19', 'the answer')
  @Text(10000)
  answer!: string;

  @Provided('hanoi-40-19', 'whether it is disclosed as announced')
  @YesNo(optional)
  asAnnounced?: boolean;
}
