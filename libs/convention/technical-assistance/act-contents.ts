import { NotAfter } from '../contents/constraints.js';
import { CalendarDate, Instant, OneOf, Provided, SomeOf, Text, Texts } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { forms } from './vocabulary.js';

const optional = { optional: true } as const;

export class Proposal extends Note {
  @Provided('hanoi-54', 'the forms of assistance proposed')
  @SomeOf(forms)
  forms!: (typeof forms)[number][];

  @Provided('hanoi-54', 'what will be done')
  @Text(20000)
  plan!: string;

  @Provided('network-policy', 'who will do it')
  @Text(1000)
  provider!: string;

  @Provided('network-policy', 'who bears which costs')
  @Text(4000)
  costs!: string;

  @Provided('network-policy', 'conditions')
  @Texts(50, 4000, optional)
  conditions?: string[];
}

export class DeliveryStart extends Note {
  @Provided('network-policy', 'the date by which it is expected to be complete')
  @CalendarDate()
  expectedEnd!: string;
}

export class Delivery extends Note {
  @Provided('hanoi-54', 'what was done')
  @Text(20000)
  done!: string;

  @Provided('network-policy', 'when it began')
  @Instant(optional)
  @NotAfter('to')
  from?: string;

  @Provided('network-policy', 'when it ended')
  @Instant(optional)
  to?: string;
}

/** Whether the need is met decides nothing: it tells both what to do better. */
export const needsMet = ['yes', 'partly', 'no'] as const;

export class Feedback extends Note {
  @Provided('network-policy', 'whether the needs are met')
  @OneOf(needsMet)
  needsMet!: (typeof needsMet)[number];

  @Provided('network-policy', 'what was useful, and what was not')
  @Text(20000)
  assessment!: string;
}
