import { AtLeastOne, NotAfter, PairedWith } from '../contents/constraints.js';
import {
  CalendarDate,
  Email,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Provided,
  SomeOf,
  Text,
  Yes,
  YesNo,
} from '../contents/decorators.js';
import { dataCategories, followUps, identifierTypes, instruments, offences, scopeBases } from './vocabulary.js';

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

export class DataSought {
  @Provided(null, 'the data to preserve')
  @Text(10000)
  description!: string;

  @Provided(null, 'their relationship to the offence')
  @Text(10000)
  linkToOffence!: string;

  @Provided('network-policy', 'the categories of data')
  @SomeOf(dataCategories)
  categories!: (typeof dataCategories)[number][];

  @Provided(null, 'identifiers, with the time range in UTC')
  @ListOf(() => Identifier, 200, optional)
  identifiers?: Identifier[];
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

export class FollowUp {
  @Provided(null, 'the statement that a request for mutual legal assistance will be submitted')
  @Yes()
  intended!: true;

  @Provided('network-policy', 'what the follow-up request will ask for')
  @OneOf(followUps)
  kind!: (typeof followUps)[number];

  @Provided(null, 'when the follow-up request is expected')
  @CalendarDate(optional)
  expectedBy?: string;
}

export class Secrecy {
  @Provided(null, 'keep the request secret')
  @YesNo()
  keepSecret!: boolean;

  @Provided(null, 'do not notify the user')
  @YesNo()
  doNotNotifyUser!: boolean;

  @Provided(null, 'reason for the secrecy')
  @Text(4000, optional)
  reason?: string;
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

/** A request for expedited preservation: Art. 42(3)(a)-(g), and fields of the Council of Europe template. */
export class PreservationRequest {
  @Provided('hanoi-42-3-a', 'the authority seeking the preservation')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('preservation-template', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('network-policy', 'the legal basis')
  @Nested(() => LegalBasis)
  legalBasis!: LegalBasis;

  @Provided('hanoi-35', 'the scope: an offence of the Convention, or another serious crime')
  @OneOf(scopeBases)
  scopeBasis!: (typeof scopeBases)[number];

  @Provided('hanoi-42-3-b', 'the offence and brief facts')
  @Nested(() => Offence)
  offence!: Offence;

  @Provided('hanoi-42-3-c', 'the data to preserve and their link to the offence')
  @Nested(() => DataSought)
  data!: DataSought;

  @Provided('hanoi-42-3-d', 'available information on the custodian or the location of the system')
  @Nested(() => Custodian)
  @AtLeastOne('name', 'reference', 'systemLocation', 'unknown')
  custodian!: Custodian;

  @Provided('hanoi-42-3-e', 'the reason why the preservation is necessary')
  @Text(10000)
  necessity!: string;

  @Provided('hanoi-42-3-f', 'the intention to submit a request for mutual legal assistance')
  @Nested(() => FollowUp)
  followUp!: FollowUp;

  @Provided('hanoi-42-3-g', 'secrecy, as appropriate')
  @Nested(() => Secrecy, optional)
  secrecy?: Secrecy;

  @Provided('network-policy', 'the reason for the urgency')
  @Text(4000, optional)
  urgencyReason?: string;

  @Provided('hanoi-2-o', 'the emergency')
  @Nested(() => Emergency, optional)
  emergency?: Emergency;

  @Provided('hanoi-40-26', 'a suggested deadline, with its reason')
  @Nested(() => SuggestedDeadline, optional)
  suggestedDeadline?: SuggestedDeadline;

  @Provided('preservation-template', 'an earlier preservation of the same data')
  @Nested(() => EarlierPreservation, optional)
  earlierPreservation?: EarlierPreservation;

  @Provided('hanoi-40-13', 'language of the request')
  @Text(35, optional)
  language?: string;

  @Provided('preservation-template', 'whom to ask for confirmation')
  @Nested(() => ContactForConfirmation, optional)
  contactForConfirmation?: ContactForConfirmation;
}
