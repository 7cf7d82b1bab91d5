import { NotAfter, PairedWith } from '../contents/constraints.js';
import { CalendarDate, Email, Instant, OneOf, Provided, SomeOf, Text, YesNo } from '../contents/decorators.js';
import { identifierTypes, instruments, offences } from './vocabulary.js';

// What requests of every kind are made of, after the Council of Europe templates and Art. 40(15). Where a class names no
// provision, its fields take that of the request's field that holds it.
const optional = { optional: true } as const;

export class Authority {
  @Provided(null, 'name of the authority')
  @Text(300)
  name!: string;

  @Provided('preservation-template', 'unit')
  @Text(300, optional)
  unit?: string;

  @Provided('preservation-template', 'address')
  @Text(1000, optional)
  address?: string;

  @Provided('preservation-template', 'person in charge')
  @Text(300, optional)
  contactPerson?: string;

  @Provided('preservation-template', 'e-mail')
  @Email(optional)
  email?: string;

  @Provided('preservation-template', 'telephone')
  @Text(50, optional)
  phone?: string;

  @Provided('preservation-template', 'office hours')
  @Text(200, optional)
  officeHours?: string;

  @Provided('preservation-template', 'time zone')
  @Text(64, optional)
  zone?: string;
}

export class LegalBasis {
  @Provided(null, 'instrument')
  @OneOf(instruments)
  instrument!: (typeof instruments)[number];

  @Provided(null, 'article')
  @Text(100, optional)
  article?: string;

  @Provided(null, 'name of the treaty or law')
  @Text(500, optional)
  name?: string;

  @Provided('hanoi-40-7', 'both States agree to apply it although another treaty binds them')
  @YesNo(optional)
  agreedOtherwise?: boolean;
}

export class Oral {
  @Provided(null, 'the instant at which it was made')
  @Instant()
  at!: string;

  @Provided(null, 'with whom in the requested State it was agreed')
  @Text(300)
  agreedWith!: string;
}

/** Dual criminality is judged by what was done, whatever it is called (Art. 35(3)). */
export class Conduct {
  @Provided(null, 'what was done, apart from its legal name')
  @Text(20000)
  description!: string;

  @Provided(null, "the provision of the requesting State's law")
  @Text(1000)
  requestingProvision!: string;

  @Provided(null, "the provision of the requested State's law, where it is known")
  @Text(1000, optional)
  requestedProvision?: string;
}

export class Offence {
  @Provided(null, 'the offences, by article of the Convention')
  @SomeOf(offences)
  references!: (typeof offences)[number][];

  @Provided('network-policy', 'the national provisions')
  @Text(4000)
  provisions!: string;

  @Provided(null, 'a brief summary of the facts')
  @Text(20000)
  facts!: string;
}

export class Identifier {
  @Provided(null, 'kind of identifier')
  @OneOf(identifierTypes)
  type!: (typeof identifierTypes)[number];

  @Provided(null, 'identifier')
  @Text(2000)
  value!: string;

  @Provided(null, 'first instant of interest')
  @Instant(optional)
  @PairedWith('to')
  @NotAfter('to')
  from?: string;

  @Provided(null, 'last instant of interest')
  @Instant(optional)
  @PairedWith('from')
  to?: string;
}

export class Custodian {
  @Provided(null, 'name of the custodian')
  @Text(300, optional)
  name?: string;

  @Provided(null, "custodian's own reference")
  @Text(300, optional)
  reference?: string;

  @Provided(null, 'location of the system')
  @Text(1000, optional)
  systemLocation?: string;

  @Provided(null, 'nothing is known of the custodian')
  @YesNo(optional)
  unknown?: boolean;
}

export class Emergency {
  @Provided(null, 'who is at risk')
  @Text(4000)
  whoIsAtRisk!: string;

  @Provided(null, 'why the risk is significant and imminent')
  @Text(4000)
  whyImminent!: string;
}

export class SuggestedDeadline {
  @Provided(null, 'the suggested date')
  @CalendarDate()
  date!: string;

  @Provided(null, 'the reason for the suggested date')
  @Text(4000)
  reason!: string;
}

export class EarlierPreservation {
  @Provided(null, 'reference of the earlier request')
  @Text(200)
  reference!: string;

  @Provided(null, 'who asked, who executed, by which channel')
  @Text(2000, optional)
  description?: string;
}

export class ContactForConfirmation {
  @Provided(null, 'name')
  @Text(300)
  name!: string;

  @Provided(null, 'job title and function')
  @Text(300, optional)
  function?: string;

  @Provided(null, 'telephone')
  @Text(50, optional)
  phone?: string;

  @Provided(null, 'e-mail')
  @Email(optional)
  email?: string;
}

export class Confidentiality {
  @Provided('hanoi-40-20', 'keep the fact and the substance of the request confidential')
  @YesNo()
  keepConfidential!: boolean;

  @Provided('hanoi-40-20', 'reason for the confidentiality')
  @Text(4000, optional)
  reason?: string;
}
