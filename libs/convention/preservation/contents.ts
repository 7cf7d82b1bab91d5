import { AtLeastOne } from '../contents/constraints.js';
import { CalendarDate, ListOf, Nested, OneOf, Provided, SomeOf, Text, Yes, YesNo } from '../contents/decorators.js';
import {
  Authority,
  Custodian,
  EarlierPreservation,
  Identifier,
  Offence,
  SuggestedDeadline,
} from '../request/contents.js';
import { Header } from '../request/request.js';
import { dataCategories } from '../request/vocabulary.js';
import { followUps } from './vocabulary.js';

const optional = { optional: true } as const;

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

/** A request for expedited preservation: Art. 42(3)(a)-(g), and fields of the Council of Europe template. */
export class PreservationRequest extends Header {
  @Provided('hanoi-42-3-a', 'the authority seeking the preservation')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('preservation-template', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('preservation-template', 'how the authority prefers to be answered')
  @Text(1000, optional)
  replyChannel?: string;

  @Provided('preservation-template', 'the authority in charge of the investigation')
  @Nested(() => Authority, optional)
  investigatingAuthority?: Authority;

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

  @Provided('network-policy', 'the day until which the data are wanted')
  @CalendarDate(optional)
  desiredUntil?: string;

  @Provided('hanoi-42-3-f', 'the intention to submit a request for mutual legal assistance')
  @Nested(() => FollowUp)
  followUp!: FollowUp;

  @Provided('hanoi-42-3-g', 'secrecy, as appropriate')
  @Nested(() => Secrecy, optional)
  secrecy?: Secrecy;

  @Provided('hanoi-40-26', 'a suggested deadline, with its reason')
  @Nested(() => SuggestedDeadline, optional)
  suggestedDeadline?: SuggestedDeadline;

  @Provided('preservation-template', 'an earlier preservation of the same data')
  @Nested(() => EarlierPreservation, optional)
  earlierPreservation?: EarlierPreservation;
}
