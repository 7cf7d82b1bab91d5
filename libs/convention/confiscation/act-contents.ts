import { Property } from '../assets/contents.js';
import { CalendarDate, Instant, ListOf, OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { bases } from './vocabulary.js';

const optional = { optional: true } as const;

export class ConfiscationOrder extends Note {
  @Provided('hanoi-2-l', 'the court or authority')
  @Text(300)
  issuedBy!: string;

  @Provided('hanoi-2-l', 'reference of the decision')
  @Text(200)
  reference!: string;

  @Provided('hanoi-2-l', 'its date')
  @CalendarDate()
  date!: string;

  @Provided('hanoi-50-1', 'an order of its own, or the foreign one given effect')
  @OneOf(bases)
  basis!: (typeof bases)[number];

  @Provided('hanoi-50-3', 'to what extent, and why not further')
  @Text(10000, optional)
  extent?: string;
}

export class Confiscation extends Note {
  @Provided('hanoi-2-l', 'what is confiscated')
  @ListOf(() => Property, 100, { min: 1 })
  property!: Property[];

  @Provided('hanoi-2-l', 'the instant at which it took effect')
  @Instant()
  confiscatedAt!: string;

  @Provided('hanoi-50-9', 'what became of the claims of third parties')
  @Text(10000, optional)
  thirdParties?: string;
}

export class NoConfiscation extends Note {
  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;
}
