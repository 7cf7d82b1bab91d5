import { CalendarDate, Instant, OneOf, Provided, Text, Texts, WholeNumber } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { consentGivers } from './contents.js';

const optional = { optional: true } as const;

export class ConsentRecord extends Note {
  @Provided('hanoi-38-consent', 'who consents')
  @OneOf(consentGivers)
  by!: (typeof consentGivers)[number];

  @Provided('hanoi-38-consent', 'when')
  @CalendarDate()
  on!: string;

  @Provided('hanoi-38-consent', 'how it was made sure that it is free and informed')
  @Text(4000)
  assured!: string;
}

/** The administering State goes on with the sentence as it is, or turns it into one of its own law. */
export const modes = ['continued-enforcement', 'conversion'] as const;

export class Agreement extends Note {
  @Provided('hanoi-38', 'how the sentence will be administered')
  @OneOf(modes)
  mode!: (typeof modes)[number];

  @Provided('hanoi-38', 'the terms')
  @Text(10000)
  terms!: string;

  @Provided('hanoi-38', 'days that will remain after the transfer')
  @WholeNumber(0, 40_000, optional)
  remainingDays?: number;

  @Provided('network-policy', 'conditions')
  @Texts(50, 4000, optional)
  conditions?: string[];
}

export class TransferDate extends Note {
  @Provided('hanoi-38', 'the date agreed for the transfer')
  @CalendarDate()
  date!: string;

  @Provided('hanoi-38', 'the place')
  @Text(1000)
  place!: string;
}

export class Transfer extends Note {
  @Provided('hanoi-38', 'the instant at which the person was handed over')
  @Instant()
  transferredAt!: string;

  @Provided('hanoi-38', 'the place')
  @Text(1000)
  place!: string;
}

export class EnforcementReport extends Note {
  @Provided('network-policy', 'how the enforcement of the sentence stands')
  @Text(10000)
  report!: string;
}
