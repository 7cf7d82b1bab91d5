import { onwardTransfers } from '../answer/contents.js';
import { AtLeastOne } from '../contents/constraints.js';
import { CalendarDate, ListOf, Nested, OneOf, Provided, SomeOf, Text, Texts, YesNo } from '../contents/decorators.js';
import { Property } from '../assets/contents.js';
import { Authority, SuggestedDeadline } from '../request/contents.js';
import { Offences } from '../request/formal-request.js';
import { Header } from '../request/request.js';
import { aims, sensitivities, sorts } from './vocabulary.js';

const optional = { optional: true } as const;

export class Conditions {
  @Provided(null, 'keep it confidential')
  @YesNo(optional)
  keepConfidential?: boolean;

  @Provided(null, 'restrictions on its use')
  @Texts(50, 4000, optional)
  restrictions?: string[];

  @Provided('hanoi-36-3', 'transfer to a third State or organisation')
  @OneOf(onwardTransfers, optional)
  onwardTransfer?: (typeof onwardTransfers)[number];
}

/** The offer says what the information is about and on which conditions it is given; not the information itself. */
export class InformationOffer extends Header {
  @Provided('hanoi-40-4', 'the authority that offers the information')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-51', 'information on an offence, or on its proceeds')
  @OneOf(sorts)
  sort!: (typeof sorts)[number];

  @Provided('hanoi-40-4', 'what the information is about')
  @Text(1000)
  subject!: string;

  @Provided('hanoi-40-4', 'the offences it concerns')
  @Nested(() => Offences)
  offence!: Offences;

  @Provided('hanoi-40-4', 'what it may help with')
  @SomeOf(aims)
  aims!: (typeof aims)[number][];

  @Provided('network-policy', 'how sensitive it is')
  @OneOf(sensitivities, optional)
  sensitivity?: (typeof sensitivities)[number];

  @Provided('hanoi-51', 'the proceeds')
  @ListOf(() => Property, 100, optional)
  property?: Property[];

  @Provided('hanoi-40-5', 'the conditions on which it is given')
  @Nested(() => Conditions, optional)
  @AtLeastOne('keepConfidential', 'restrictions', 'onwardTransfer')
  conditions?: Conditions;

  @Provided('hanoi-40-5', 'the last day on which the conditions bind')
  @CalendarDate(optional)
  restrictedUntil?: string;

  @Provided('network-policy', 'tell what became of it')
  @YesNo(optional)
  feedbackWished?: boolean;

  @Provided('hanoi-40-26', 'a suggested deadline, with its reason')
  @Nested(() => SuggestedDeadline, optional)
  suggestedDeadline?: SuggestedDeadline;
}
