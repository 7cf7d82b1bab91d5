import { ConditionsOfUse, evidentialStatuses, Item } from '../answer/contents.js';
import { CalendarDate, ListOf, Nested, OneOf, Provided, SomeOf, Text, Texts } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { groundCodes } from './grounds.js';
import { followed, postponementGrounds } from './vocabulary.js';

const optional = { optional: true } as const;

export class ConditionalAcceptance extends Note {
  @Provided('hanoi-40-28', 'the conditions')
  @Texts(50, 4000)
  conditions!: string[];
}

export class ConditionsDeclined extends Note {
  @Provided('hanoi-40-28', 'the reason')
  @Text(4000)
  reason!: string;
}

export class Refusal extends Note {
  @Provided('hanoi-40-21', 'the grounds for refusal')
  @SomeOf(groundCodes)
  grounds!: string[];

  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-40-28', 'the reason why there was no consultation')
  @Text(4000, optional)
  noConsultationReason?: string;
}

/** The rest is refused. */
export class PartialAcceptance extends Refusal {
  @Provided('hanoi-40-1', 'what is accepted')
  @Text(10000)
  accepted!: string;
}

export class Postponement extends Note {
  @Provided('hanoi-40-27', 'the ground')
  @OneOf(postponementGrounds)
  ground!: (typeof postponementGrounds)[number];

  @Provided('network-policy', 'the date on which it is reviewed')
  @CalendarDate()
  reviewDate!: string;

  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-40-28', 'the reason why there was no consultation')
  @Text(4000, optional)
  noConsultationReason?: string;
}

export class Resumption extends Note {
  @Provided('hanoi-40-27', 'the reason why it goes on')
  @Text(4000)
  reason!: string;
}

export class Execution extends Note {
  @Provided('hanoi-40-17', 'the authority that executes it')
  @Text(300)
  executedBy!: string;
}

export class Result extends Note {
  @Provided('hanoi-40-14', 'the result, item by item')
  @ListOf(() => Item, 200, { min: 1 })
  items!: Item[];

  @Provided('network-policy', 'information or evidence')
  @OneOf(evidentialStatuses)
  evidentialStatus!: (typeof evidentialStatuses)[number];

  @Provided('hanoi-40-19', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;
}

export class WholeResult extends Result {
  @Provided('hanoi-40-17', 'whether the procedure wished was followed')
  @OneOf(followed)
  procedureFollowed!: (typeof followed)[number];

  @Provided('hanoi-40-17', 'why it was not followed, or in part only')
  @Text(4000, optional)
  procedureReason?: string;
}

export class Supplement extends Note {
  @Provided('hanoi-40-16', 'what is missing')
  @Text(10000)
  missing!: string;

  @Provided('network-policy', 'reference of the supplementary request')
  @Text(200)
  reference!: string;
}
