import { ConditionsOfUse, Item } from '../answer/contents.js';
import { ListOf, Nested, OneOf, Provided, Text, Texts } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';

const optional = { optional: true } as const;

export class Acceptance extends Note {
  @Provided('hanoi-39', 'the authority that will conduct the proceedings')
  @Text(300)
  authority!: string;

  @Provided('network-policy', 'conditions, such as translations')
  @Texts(50, 4000, optional)
  conditions?: string[];
}

export class HandOver extends Note {
  @Provided('hanoi-39', 'what is handed over')
  @ListOf(() => Item, 200, { min: 1 })
  items!: Item[];

  @Provided('hanoi-36-1', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;

  @Provided('network-policy', 'what has become of the proceedings at home')
  @Text(4000)
  atHome!: string;
}

export class Opening extends Note {
  @Provided('hanoi-39', 'reference of the proceedings')
  @Text(200)
  reference!: string;
}

/** `given-back`: the State that took them over could not finish them. */
export const outcomes = ['conviction', 'acquittal', 'discontinued', 'given-back', 'other'] as const;

export class Outcome extends Note {
  @Provided('hanoi-39', 'the outcome')
  @OneOf(outcomes)
  outcome!: (typeof outcomes)[number];

  @Provided('hanoi-39', 'the decision and its reasons in short')
  @Text(10000)
  decision!: string;
}
