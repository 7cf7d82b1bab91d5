import { ConditionsOfUse } from '../answer/contents.js';
import { Property } from '../assets/contents.js';
import { CalendarDate, Instant, ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { reasonsToLift } from './vocabulary.js';

const optional = { optional: true } as const;

export class Tracing extends Note {
  @Provided('hanoi-50-2', 'what was found, and how')
  @Text(20000)
  findings!: string;

  @Provided('hanoi-50-2', 'the property found')
  @ListOf(() => Property, 100, optional)
  property?: Property[];

  @Provided('hanoi-40-19', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;
}

/** The end of a request to trace; of one that asks to freeze as well, only with the reason why nothing is frozen. */
export class CompleteTracing extends Tracing {
  @Provided('hanoi-40-25', 'why nothing is frozen, where that was asked for')
  @Text(10000, optional)
  whyNotFrozen?: string;
}

export class NothingFound extends Note {
  @Provided('hanoi-40-25', 'where it was looked for, and why nothing could be done')
  @Text(10000)
  explanation!: string;
}

/** What a measure rests on. Told of another order, or of the same prolonged: a day that is not named anew ends nothing any more. */
export class MeasureOrder extends Note {
  @Provided('hanoi-2-k', 'the authority that ordered it')
  @Text(300)
  orderedBy!: string;

  @Provided('hanoi-2-k', 'reference of the order')
  @Text(200, optional)
  orderReference?: string;

  @Provided('hanoi-2-k', 'the last day of the measure, where domestic law sets one')
  @CalendarDate(optional)
  validUntil?: string;
}

export class Freezing extends MeasureOrder {
  @Provided('hanoi-2-k', 'freezing or seizure')
  @OneOf(['freeze', 'seize'])
  measure!: 'freeze' | 'seize';

  @Provided('hanoi-2-k', 'the instant at which it took effect')
  @Instant()
  frozenAt!: string;

  @Provided('hanoi-2-k', 'what is frozen')
  @ListOf(() => Property, 100, { min: 1 })
  property!: Property[];
}

export class LiftProposal extends Note {
  @Provided('hanoi-50-7', 'why it is to be lifted')
  @OneOf(reasonsToLift)
  because!: (typeof reasonsToLift)[number];

  @Provided('hanoi-50-8', 'the explanation')
  @Text(10000)
  explanation!: string;

  @Provided('hanoi-50-8', 'the day until which the requesting State can give its reasons for keeping it')
  @CalendarDate()
  reasonsBy!: string;
}

export class ReasonsToKeep extends Note {
  @Provided('hanoi-50-8', 'the reasons in favour of keeping the measure')
  @Text(20000)
  reasons!: string;
}

export class LiftRequest extends Note {
  @Provided('hanoi-40-26', 'why the measure is no longer needed')
  @Text(4000)
  reason!: string;
}

export class Keeping extends Note {
  @Provided('hanoi-50-8', 'why it is kept')
  @Text(10000)
  reasons!: string;
}

export class Lifting extends Note {
  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-50-8', 'why the reasons of the requesting State were not awaited')
  @Text(4000, optional)
  whyNotAwaited?: string;
}

export class Confiscated extends Note {
  @Provided('hanoi-50-2', 'reference of the request for confiscation')
  @Text(200, optional)
  reference?: string;
}
