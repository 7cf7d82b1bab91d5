import { ConditionsOfUse, evidentialStatuses, Item } from '../answer/contents.js';
import { ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { refusalContents } from '../conversation/refusal.js';
import { grounds } from './grounds.js';
import { modes } from './vocabulary.js';

const optional = { optional: true } as const;

export class Start extends Note {
  @Provided('hanoi-41', 'whether the contact point carries it out itself, or facilitates')
  @OneOf(modes)
  mode!: (typeof modes)[number];
}

export class Answer extends Note {
  @Provided('hanoi-41', 'the answer')
  @Text(20000)
  answer!: string;

  @Provided('network-policy', 'information or evidence')
  @OneOf(evidentialStatuses)
  evidentialStatus!: (typeof evidentialStatuses)[number];

  @Provided('hanoi-36-1', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;

  @Provided('hanoi-40-14', 'what is handed over')
  @ListOf(() => Item, 200, optional)
  items?: Item[];
}

export const Refusal = refusalContents(grounds, {
  grounds: 'hanoi-41',
  reasons: 'hanoi-40-25',
  consultation: 'hanoi-40-28',
});
