import { Nested, Provided, SomeOf, Text, WholeNumber } from '../contents/decorators.js';
import { Authority, SuggestedDeadline } from '../request/contents.js';
import { Opening } from '../request/request.js';
import { forms } from './vocabulary.js';

const optional = { optional: true } as const;

/** A request for technical assistance: what is lacking, and which help would close the gap. It concerns no offence. */
export class TechnicalAssistanceRequest extends Opening {
  @Provided('hanoi-54', 'the authority that needs the assistance')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('hanoi-54', 'the needs')
  @Text(20000)
  needs!: string;

  @Provided('hanoi-54', 'the forms of assistance')
  @SomeOf(forms)
  forms!: (typeof forms)[number][];

  @Provided('network-policy', 'what is to be better afterwards')
  @Text(10000)
  aim!: string;

  @Provided('network-policy', 'who is to benefit')
  @Text(4000)
  beneficiaries!: string;

  @Provided('network-policy', 'number of persons to be trained or equipped')
  @WholeNumber(1, 100_000, optional)
  persons?: number;

  @Provided('network-policy', 'what there is already')
  @Text(10000, optional)
  present?: string;

  @Provided('network-policy', 'means that the requesting State can bring in')
  @Text(10000, optional)
  contribution?: string;

  @Provided('network-policy', 'a suggested date, with its reason')
  @Nested(() => SuggestedDeadline, optional)
  suggestedDeadline?: SuggestedDeadline;
}
