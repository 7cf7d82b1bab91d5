import { CalendarDate, Nested, OneOf, Provided, Sha256, Text, WholeNumber, Yes } from '../contents/decorators.js';
import { PersonConcerned } from '../persons/contents.js';
import { Authority, Offence } from '../request/contents.js';
import { Request } from '../request/request.js';

const optional = { optional: true } as const;

/** Either State may ask: the one that sentenced, or the one that would administer the rest of the sentence. */
export const requestingRoles = ['sentencing-state', 'administering-state'] as const;

export class Judgment {
  @Provided(null, 'the court')
  @Text(300)
  court!: string;

  @Provided(null, 'its date')
  @CalendarDate()
  date!: string;

  @Provided(null, 'its reference')
  @Text(200, optional)
  reference?: string;

  @Provided('network-policy', 'that it is final')
  @Yes()
  final!: true;

  @Provided('hanoi-40-14', 'SHA-256 of the authenticated copy')
  @Sha256(optional)
  sha256?: string;
}

export class Sentence {
  @Provided(null, 'the sentence')
  @Text(4000)
  imposed!: string;

  @Provided(null, 'days served, detention before the judgment included')
  @WholeNumber(0, 40_000)
  servedDays!: number;

  @Provided(null, 'days remaining')
  @WholeNumber(1, 40_000)
  remainingDays!: number;

  @Provided(null, 'rules and dates of an earlier release')
  @Text(4000, optional)
  earlyRelease?: string;
}

export const consentGivers = ['the-person', 'a-representative'] as const;

export class Consent {
  @Provided(null, 'who consents')
  @OneOf(consentGivers)
  by!: (typeof consentGivers)[number];

  @Provided(null, 'when')
  @CalendarDate()
  on!: string;

  @Provided(null, 'the authority before which it was given')
  @Text(300)
  before!: string;

  @Provided(null, 'how it was made sure that it is free and informed')
  @Text(4000)
  assured!: string;
}

/** A request to transfer a sentenced person: Art. 38, which leaves the contents to the States. */
export class TransferRequest extends Request {
  @Provided('hanoi-38', 'the authority making the request')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'whether the requesting State has sentenced or would administer the sentence')
  @OneOf(requestingRoles)
  requestingAs!: (typeof requestingRoles)[number];

  @Provided('hanoi-38', 'the sentenced person')
  @Nested(() => PersonConcerned)
  person!: PersonConcerned;

  @Provided('hanoi-38', 'the offence and brief facts')
  @Nested(() => Offence)
  offence!: Offence;

  @Provided('hanoi-38', 'the judgment')
  @Nested(() => Judgment)
  judgment!: Judgment;

  @Provided('hanoi-38', 'the sentence and what remains of it')
  @Nested(() => Sentence)
  sentence!: Sentence;

  @Provided('hanoi-38-consent', 'the consent of the person')
  @Nested(() => Consent, optional)
  consent?: Consent;

  @Provided('hanoi-38-consent', 'how the transfer serves the rehabilitation of the person')
  @Text(10000)
  rehabilitation!: string;

  @Provided('network-policy', 'health and social reports')
  @Text(10000, optional)
  reports?: string;
}
