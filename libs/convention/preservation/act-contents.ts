import { Instant, OneOf, Provided, SomeOf, StateCode, Text, WholeNumber } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { refusalContents } from '../conversation/refusal.js';
import { grounds } from './grounds.js';
import { risks, unavailability } from './vocabulary.js';

const optional = { optional: true } as const;

export class RiskNotice extends Note {
  @Provided('hanoi-42-7', 'the risks of going on')
  @SomeOf(risks)
  risks!: (typeof risks)[number][];

  @Provided('hanoi-42-7', 'an explanation of the risk')
  @Text(10000)
  explanation!: string;
}

export class Consultation extends Note {
  @Provided('hanoi-40-28', 'the terms and conditions on which preservation would be possible')
  @Text(10000)
  proposal!: string;
}

const GroundsAndReasons = refusalContents(grounds, {
  grounds: 'hanoi-42-6',
  reasons: 'hanoi-40-25',
  consultation: 'hanoi-40-28',
});

export class Refusal extends GroundsAndReasons {
  @Provided('hanoi-42-5', 'the place where the reservation was declared, e.g. the depositary notification')
  @Text(500, optional)
  reservation?: string;
}

export class PreservationOrder extends Note {
  @Provided('hanoi-25', 'the authority that issued the order')
  @Text(300, optional)
  issuedBy?: string;

  @Provided('hanoi-25', 'reference of the order')
  @Text(200, optional)
  orderReference?: string;
}

export class Preserved extends Note {
  @Provided('hanoi-42-8', 'the instant at which the preservation took effect')
  @Instant()
  preservedAt!: string;

  @Provided('hanoi-42-8', 'the period in days, at least 60')
  @WholeNumber(60, 3650)
  periodDays!: number;

  @Provided('hanoi-42-8', 'a description of what was preserved')
  @Text(10000)
  preserved!: string;
}

export class NotAvailable extends Note {
  @Provided('hanoi-40-25', 'the reason why nothing could be preserved')
  @OneOf(unavailability)
  reason!: (typeof unavailability)[number];

  @Provided('hanoi-40-25', 'explanation')
  @Text(10000)
  explanation!: string;

  @Provided('hanoi-42-2', 'State where the data may be, ISO 3166-1 alpha-2')
  @StateCode(optional)
  otherState?: string;

  @Provided('hanoi-42-2', 'provider that may hold the data')
  @Text(300, optional)
  otherProvider?: string;
}

export class ExtensionRequest extends Note {
  @Provided('hanoi-42-9', 'the additional days asked for')
  @WholeNumber(1, 3650)
  days!: number;

  @Provided('hanoi-42-9', 'the reason for the extension')
  @Text(10000)
  reason!: string;
}

export class ExtensionGrant extends Note {
  @Provided('hanoi-42-9', 'the additional days granted')
  @WholeNumber(1, 3650)
  additionalDays!: number;
}

export class ExtensionDenial extends Note {
  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;
}

export class Disclosure extends Note {
  @Provided('hanoi-42-8', 'reference of the decision on the follow-up request')
  @Text(200)
  decisionReference!: string;
}

export class Release extends Note {
  @Provided('hanoi-42-8', 'reference of the decision on the follow-up request')
  @Text(200, optional)
  decisionReference?: string;
}
