import { NotAfter, PairedWith } from '../contents/constraints.js';
import { Instant, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Authority, ContactForConfirmation, Emergency, LegalBasis } from '../request/contents.js';
import { scopeBases } from '../request/vocabulary.js';

const optional = { optional: true } as const;

export class ParentPreservation {
  @Provided(null, 'reference of the request for preservation')
  @Text(200)
  reference!: string;

  @Provided('network-policy', 'its case in this network')
  @Text(64, optional)
  case?: string;
}

export class Communication {
  @Provided(null, 'what identifies the communication')
  @Text(2000)
  identifier!: string;

  @Provided(null, 'first instant')
  @Instant(optional)
  @PairedWith('to')
  @NotAfter('to')
  from?: string;

  @Provided(null, 'last instant')
  @Instant(optional)
  @PairedWith('from')
  to?: string;
}

/** Tells that a disclosure is due. Who the provider is comes with the disclosure itself: it may have to be withheld. */
export class DisclosureNotice {
  @Provided('network-policy', 'the authority that executes the preservation')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'its own reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('network-policy', 'the legal basis')
  @Nested(() => LegalBasis)
  legalBasis!: LegalBasis;

  @Provided('hanoi-35', 'the scope: an offence of the Convention, or another serious crime')
  @OneOf(scopeBases)
  scopeBasis!: (typeof scopeBases)[number];

  @Provided('hanoi-43-1', 'the preservation that is executed')
  @Nested(() => ParentPreservation)
  preservation!: ParentPreservation;

  @Provided('hanoi-43-1', 'the communication')
  @Nested(() => Communication)
  communication!: Communication;

  @Provided('network-policy', 'the reason for the urgency')
  @Text(4000, optional)
  urgencyReason?: string;

  @Provided('hanoi-2-o', 'the emergency')
  @Nested(() => Emergency, optional)
  emergency?: Emergency;

  @Provided('hanoi-40-13', 'language of the notice')
  @Text(35, optional)
  language?: string;

  @Provided('preservation-template', 'whom to ask for confirmation')
  @Nested(() => ContactForConfirmation, optional)
  contactForConfirmation?: ContactForConfirmation;
}
