import { Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import {
  Conduct,
  Confidentiality,
  ContactForConfirmation,
  Emergency,
  LegalBasis,
  Oral,
  SuggestedDeadline,
} from './contents.js';
import { scopeBases, submissionModes } from './vocabulary.js';

const optional = { optional: true } as const;

/** What every submit act says, also of what concerns no offence. */
export class Opening {
  @Provided('network-policy', 'the legal basis')
  @Nested(() => LegalBasis)
  legalBasis!: LegalBasis;

  @Provided('network-policy', 'the reason for the urgency')
  @Text(4000, optional)
  urgencyReason?: string;

  @Provided('hanoi-40-13', 'language of the request')
  @Text(35, optional)
  language?: string;

  @Provided('hanoi-40-13', 'how it is made: electronically, when nothing is said')
  @OneOf(submissionModes, optional)
  submissionMode?: (typeof submissionModes)[number];

  @Provided('hanoi-40-13', 'the oral request that this one records')
  @Nested(() => Oral, optional)
  oral?: Oral;

  @Provided('preservation-template', 'whom to ask for confirmation')
  @Nested(() => ContactForConfirmation, optional)
  contactForConfirmation?: ContactForConfirmation;
}

/** What a request about offences says, whatever the kind: a kind's contents extend it and add its own articles' demands. */
export class Header extends Opening {
  @Provided('hanoi-35', 'the scope: an offence of the Convention, or another serious crime')
  @OneOf(scopeBases)
  scopeBasis!: (typeof scopeBases)[number];

  @Provided('hanoi-35-3', 'the conduct, and how both laws see it')
  @Nested(() => Conduct, optional)
  conduct?: Conduct;

  @Provided('hanoi-2-o', 'the emergency')
  @Nested(() => Emergency, optional)
  emergency?: Emergency;
}

/** A request that Art. 40 governs: it can be confidential and can suggest a date. */
export class Request extends Header {
  @Provided('hanoi-40-20', 'confidentiality')
  @Nested(() => Confidentiality, optional)
  confidentiality?: Confidentiality;

  @Provided('hanoi-40-26', 'a suggested deadline, with its reason')
  @Nested(() => SuggestedDeadline, optional)
  suggestedDeadline?: SuggestedDeadline;
}
