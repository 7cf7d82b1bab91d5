import { Provided, Text, Texts, YesNo } from '../contents/decorators.js';

const optional = { optional: true } as const;

/** Of acts that say nothing but themselves. */
export class Note {
  @Provided('network-policy', 'a remark to the other side')
  @Text(4000, optional)
  note?: string;
}

export class InformationRequest extends Note {
  @Provided('hanoi-40-16', 'the questions')
  @Texts(50, 4000)
  questions!: string[];
}

export class InformationReply extends Note {
  @Provided('hanoi-40-16', 'the answers, in the order of the questions')
  @Texts(50, 10000)
  answers!: string[];
}

export class ConsultationAnswer extends Note {
  @Provided('hanoi-40-28', 'the answer to the proposal')
  @Text(10000)
  answer!: string;

  @Provided('hanoi-40-28', 'acceptance of the conditions')
  @YesNo(optional)
  accepted?: boolean;
}

export class Withdrawal extends Note {
  @Provided('hanoi-40-26', 'the reason why help is no longer needed')
  @Text(4000)
  reason!: string;
}

export class Consultation extends Note {
  @Provided('hanoi-40-28', 'the terms and conditions on which the help would be possible')
  @Text(10000)
  proposal!: string;
}
