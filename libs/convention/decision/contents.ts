import { CalendarDate, OneOf, Provided, Text, Texts } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { refusalContents } from '../conversation/refusal.js';
import type { ContentsClass, GroundRule } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import { postponementGrounds } from './vocabulary.js';

const optional = { optional: true } as const;

export class ConditionalAcceptance extends Note {
  @Provided('hanoi-40-28', 'the conditions')
  @Texts(50, 4000)
  conditions!: string[];
}

export class ConditionsDeclined extends Note {
  @Provided('hanoi-40-28', 'the reason')
  @Text(4000)
  reason!: string;
}

interface Refusals {
  Refusal: ContentsClass;
  PartialAcceptance: ContentsClass;
}

/** A refusal, and the acceptance of a part, on grounds of a closed list: each kind has its own, by its own provision. */
export function refusalsOn(grounds: readonly GroundRule[], provision: ProvisionId = 'hanoi-40-21'): Refusals {
  const Refusal = refusalContents(grounds, { grounds: provision, reasons: 'hanoi-40-25', consultation: 'hanoi-40-28' });

  class PartialAcceptance extends Refusal {
    @Provided('hanoi-40-1', 'what is accepted')
    @Text(10000)
    accepted!: string;
  }

  return { Refusal, PartialAcceptance };
}

export class Postponement extends Note {
  @Provided('hanoi-40-27', 'the ground')
  @OneOf(postponementGrounds)
  ground!: (typeof postponementGrounds)[number];

  @Provided('network-policy', 'the date on which it is reviewed')
  @CalendarDate()
  reviewDate!: string;

  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-40-28', 'the reason why there was no consultation')
  @Text(4000, optional)
  noConsultationReason?: string;
}

export class Resumption extends Note {
  @Provided('hanoi-40-27', 'the reason why it goes on')
  @Text(4000)
  reason!: string;
}

export class Execution extends Note {
  @Provided('hanoi-40-17', 'the authority that executes it')
  @Text(300)
  executedBy!: string;
}
