import { CalendarDate, Provided, Text, Texts, YesNo } from '../contents/decorators.js';

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

export class WithoutAnswer extends Note {
  @Provided('hanoi-40-16', 'the reason why it goes on without the answer')
  @Text(4000)
  reason!: string;
}

/** Of an act that takes back what waits for an answer of the other side. */
export class TakenBack extends Note {
  @Provided('network-policy', 'the reason for taking it back')
  @Text(4000)
  reason!: string;
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

/** Of an act that turns down what the other side has proposed. */
export class Declined extends Note {
  @Provided('network-policy', 'the reason')
  @Text(4000)
  reason!: string;
}

export class Consultation extends Note {
  @Provided('hanoi-40-28', 'the terms and conditions on which the help would be possible')
  @Text(10000)
  proposal!: string;
}

export class StatusQuery extends Note {
  @Provided('hanoi-40-26', 'what is asked about the progress')
  @Text(4000, optional)
  question?: string;
}

export class StatusReport extends Note {
  @Provided('hanoi-40-26', 'the status and progress of the execution')
  @Text(10000)
  progress!: string;
}

export class DelayNotice extends Note {
  @Provided('hanoi-40-26', 'what delays or may prevent the execution')
  @Text(10000)
  reason!: string;

  @Provided('network-policy', 'the new date by which it is expected')
  @CalendarDate()
  newDate!: string;
}

/** The requesting State is told where its request has gone. */
export class Forwarding extends Note {
  @Provided('hanoi-40-12', 'the competent authority to which it goes')
  @Text(300)
  authority!: string;

  @Provided('hanoi-40-12', 'the reason')
  @Text(4000)
  reason!: string;

  @Provided('network-policy', 'reference of the request there')
  @Text(200, optional)
  reference?: string;
}
