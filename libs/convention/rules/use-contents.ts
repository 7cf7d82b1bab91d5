import { Instant, OneOf, Provided, StateCode, Text, Texts, YesNo } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import type { ContentsClass } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';

const optional = { optional: true } as const;

/** Of the requests for consent, by the provision that binds the use. */
export function consentContents(provision: ProvisionId): Record<'Request' | 'Consent', ContentsClass> {
  class UseConsentRequest extends Note {
    @Provided(provision, 'what is to be used')
    @Text(10000)
    subject!: string;

    @Provided(provision, 'the other proceedings in which it is to be used')
    @Text(4000)
    proceedings!: string;

    @Provided(provision, 'the reason')
    @Text(4000)
    reason!: string;
  }

  class UseConsent extends Note {
    @Provided(provision, 'the conditions of the consent')
    @Texts(50, 4000, optional)
    conditions?: string[];
  }
  return { Request: UseConsentRequest, Consent: UseConsent };
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

/** What a notice says that a rule looks at. */
export interface Noticed {
  given: 'before' | 'after';
  disclosedAt: string;
  whyNotBefore?: string;
}

/** Exculpatory information is disclosed whatever the conditions: the sender is told before, or else without delay. */
export function exculpatoryNotice(provision: ProvisionId): ContentsClass {
  class ExculpatoryNotice extends Note {
    @Provided(provision, 'what is disclosed to the accused person')
    @Text(10000)
    subject!: string;

    @Provided(provision, 'the proceedings')
    @Text(4000)
    proceedings!: string;

    @Provided(provision, 'before the disclosure, or after it because an advance notice was not possible')
    @OneOf(['before', 'after'])
    given!: 'before' | 'after';

    @Provided(provision, 'when it is or was disclosed')
    @Instant()
    disclosedAt!: string;

    @Provided(provision, 'why an advance notice was not possible')
    @Text(4000, optional)
    whyNotBefore?: string;
  }
  return ExculpatoryNotice;
}

export function disclosureConsultation(provision: ProvisionId): Record<'Question' | 'Answer', ContentsClass> {
  class DisclosureConsultation extends Note {
    @Provided(provision, 'what is to be talked about')
    @Text(10000)
    question!: string;
  }

  class DisclosureConsultationAnswer extends Note {
    @Provided(provision, 'the answer')
    @Text(10000)
    answer!: string;

    @Provided(provision, 'whether it is disclosed as announced')
    @YesNo(optional)
    asAnnounced?: boolean;
  }
  return { Question: DisclosureConsultation, Answer: DisclosureConsultationAnswer };
}
