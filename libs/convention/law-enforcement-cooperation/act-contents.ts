import { ConditionsOfUse, evidentialStatuses, Item } from '../answer/contents.js';
import { ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { Arrangement } from './contents.js';

const optional = { optional: true } as const;

/** What is not said to be evidence is information for intelligence: no court may use it as it is. */
export class InterimAnswer extends Note {
  @Provided('hanoi-47', 'the answer')
  @Text(20000)
  answer!: string;

  @Provided('network-policy', 'information or evidence; intelligence where nothing is said')
  @OneOf(evidentialStatuses, optional)
  evidentialStatus?: (typeof evidentialStatuses)[number];

  @Provided('network-policy', 'the authority that allows its use as evidence')
  @Text(300, optional)
  evidenceAllowedBy?: string;

  @Provided('hanoi-36-1', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;

  @Provided('hanoi-40-14', 'what is handed over')
  @ListOf(() => Item, 200, optional)
  items?: Item[];
}

export class Answer extends InterimAnswer {
  @Provided('hanoi-47', 'the coordination, exchange or posting agreed')
  @Nested(() => Arrangement, optional)
  arrangement?: Arrangement;
}
