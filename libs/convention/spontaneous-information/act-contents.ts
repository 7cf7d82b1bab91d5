import { evidentialStatuses, Item } from '../answer/contents.js';
import { ListOf, OneOf, Provided, Text, YesNo } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { uses } from './vocabulary.js';

const optional = { optional: true } as const;

export class ConditionsDeclined extends Note {
  @Provided('budapest-26-2', 'which conditions cannot be kept, and why')
  @Text(10000)
  reason!: string;
}

export class Information extends Note {
  @Provided('hanoi-40-4', 'the information')
  @Text(20000)
  information!: string;

  @Provided('network-policy', 'information or evidence; intelligence where nothing is said')
  @OneOf(evidentialStatuses, optional)
  evidentialStatus?: (typeof evidentialStatuses)[number];

  @Provided('hanoi-40-14', 'what is handed over')
  @ListOf(() => Item, 200, optional)
  items?: Item[];
}

export class Feedback extends Note {
  @Provided('network-policy', 'what became of it')
  @OneOf(uses)
  use!: (typeof uses)[number];

  @Provided('network-policy', 'in words')
  @Text(10000, optional)
  description?: string;
}

export class LedToRequest extends Note {
  @Provided('hanoi-40-4', 'reference of the request that came of it')
  @Text(200)
  reference!: string;
}

export class Withdrawal extends Note {
  @Provided('hanoi-40-4', 'the reason')
  @Text(4000)
  reason!: string;
}

export class Closure extends Note {
  @Provided('hanoi-40-5', 'the conditions are lifted')
  @YesNo(optional)
  liftsConditions?: boolean;
}
