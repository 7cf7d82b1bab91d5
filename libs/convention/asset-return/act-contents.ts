import { Amount } from '../assets/contents.js';
import { Item } from '../answer/contents.js';
import { Instant, ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { recipients, type Recipient } from './vocabulary.js';

const optional = { optional: true } as const;

export class Share extends Amount {
  @Provided(null, 'who gets it')
  @OneOf(recipients)
  recipient!: Recipient;
}

export class Expenses extends Amount {
  @Provided(null, 'what they were spent on')
  @Text(4000)
  explanation!: string;
}

/** Agreed case by case: who gets what, and what is deducted before. */
export class Terms extends Note {
  @Provided('hanoi-52', 'who gets how much')
  @ListOf(() => Share, 50, { min: 1 })
  shares!: Share[];

  @Provided('hanoi-52', 'reasonable expenses, deducted before')
  @Nested(() => Expenses, optional)
  expenses?: Expenses;

  @Provided('hanoi-52', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-52', 'the text of an agreement, where there is one')
  @Nested(() => Item, optional)
  agreement?: Item;
}

export class Missing extends Note {
  @Provided('hanoi-52', 'what is missing')
  @Text(10000)
  missing!: string;
}

export class Payment extends Note {
  @Provided('hanoi-52', 'what was paid or handed over')
  @ListOf(() => Share, 50, { min: 1 })
  shares!: Share[];

  @Provided('hanoi-52', 'the instant at which it was done')
  @Instant()
  paidAt!: string;

  @Provided('network-policy', 'reference of the payment')
  @Text(300, optional)
  reference?: string;
}
