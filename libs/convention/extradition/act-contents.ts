import {
  CalendarDate,
  Instant,
  ListOf,
  Nested,
  OneOf,
  Provided,
  StateCode,
  Text,
  WholeNumber,
  YesNo,
} from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { Conduct } from '../persons/contents.js';
import { Assurance } from './contents.js';

const optional = { optional: true } as const;

export class ConsentHearing extends Note {
  @Provided('hanoi-37-9', 'the authority that hears the person')
  @Text(300)
  authority!: string;
}

export class Consent extends Note {
  @Provided('hanoi-37-9', 'the instant of the consent')
  @Instant()
  consentedAt!: string;

  @Provided('hanoi-37-14', 'whether counsel was there')
  @YesNo()
  counsel!: boolean;

  @Provided('ece-14', 'whether the person renounces the protection of speciality')
  @YesNo()
  renouncesSpeciality!: boolean;
}

export class CourtReference extends Note {
  @Provided('hanoi-37-8', 'the court')
  @Text(300)
  court!: string;
}

export const courtOutcomes = ['admissible', 'inadmissible'] as const;

export class CourtDecision extends Note {
  @Provided('hanoi-37-8', 'the court')
  @Text(300)
  court!: string;

  @Provided('hanoi-37-8', 'whether the extradition is admissible')
  @OneOf(courtOutcomes)
  outcome!: (typeof courtOutcomes)[number];

  @Provided('hanoi-37-18', 'the reasons in short')
  @Text(10000)
  reasons!: string;
}

export class CompetingRequest {
  @Provided(null, 'the other State')
  @StateCode()
  state!: string;

  @Provided(null, 'its offence')
  @Text(4000)
  offence!: string;

  @Provided(null, 'the date of its request')
  @CalendarDate()
  date!: string;
}

export class ConflictReview extends Note {
  @Provided('ece-17', 'the competing requests')
  @ListOf(() => CompetingRequest, 20, { min: 1 })
  requests!: CompetingRequest[];
}

export const priorities = ['this-request', 'another-request'] as const;

/** The criteria of Art. 17 of the European Convention, each with what was found. */
export class ConflictDecision extends Note {
  @Provided('ece-17', 'which request goes first')
  @OneOf(priorities)
  priority!: (typeof priorities)[number];

  @Provided('ece-17', 'the seriousness of the offences')
  @Text(4000)
  seriousness!: string;

  @Provided('ece-17', 'the places where they were committed')
  @Text(4000)
  place!: string;

  @Provided('ece-17', 'the dates of the requests')
  @Text(4000)
  dates!: string;

  @Provided('ece-17', 'the nationality of the person')
  @Text(4000)
  nationality!: string;
}

export class Grant extends Note {
  @Provided('hanoi-37-18', 'the offences for which extradition is granted')
  @Text(10000)
  scope!: string;
}

export class ConditionalGrant extends Grant {
  @Provided('hanoi-37-8', 'the assurances asked for')
  @ListOf(() => Assurance, 20, { min: 1 })
  assurances!: Assurance[];
}

export class Assurances extends Note {
  @Provided('hanoi-37-8', 'the assurances given')
  @ListOf(() => Assurance, 20, { min: 1 })
  assurances!: Assurance[];
}

export class ProsecutionRequest extends Note {
  @Provided('hanoi-37-11', 'the files that go with it, and how they are sent')
  @Text(4000)
  files!: string;
}

export class Prosecution extends Note {
  @Provided('hanoi-37-11', 'the authority to which the case was submitted for prosecution')
  @Text(300)
  authority!: string;

  @Provided('hanoi-37-11', 'the day on which it was submitted')
  @CalendarDate()
  submittedOn!: string;
}

export class EnforcementRequest extends Note {
  @Provided('hanoi-37-13', 'the sentence, or what remains of it')
  @Text(4000)
  sentence!: string;
}

export const outcomes = ['conviction', 'acquittal', 'discontinued', 'other'] as const;

export class Outcome extends Note {
  @Provided('hanoi-37-11', 'the outcome')
  @OneOf(outcomes)
  outcome!: (typeof outcomes)[number];

  @Provided('hanoi-37-11', 'the decision and its reasons in short')
  @Text(10000)
  decision!: string;
}

export const enforcementOutcomes = ['sentence-enforced', 'sentence-not-enforced', 'other'] as const;

export class EnforcementOutcome extends Note {
  @Provided('hanoi-37-13', 'the outcome')
  @OneOf(enforcementOutcomes)
  outcome!: (typeof enforcementOutcomes)[number];

  @Provided('hanoi-37-13', 'the decision and its reasons in short')
  @Text(10000)
  decision!: string;
}

export class SurrenderDate extends Note {
  @Provided('ece-18-4', 'the day agreed for the surrender')
  @CalendarDate()
  date!: string;

  @Provided('ece-18-4', 'the place')
  @Text(1000)
  place!: string;
}

export class Surrender extends Note {
  @Provided('hanoi-37-1', 'the instant of the surrender')
  @Instant()
  surrenderedAt!: string;

  @Provided('hanoi-37-1', 'the place')
  @Text(1000)
  place!: string;

  @Provided('network-policy', 'days of detention for the extradition')
  @WholeNumber(0, 40_000, optional)
  detainedDays?: number;
}

export class SurrenderPostponed extends Note {
  @Provided('ece-19', 'the proceedings or the sentence at home')
  @Text(4000)
  reason!: string;

  @Provided('network-policy', 'the date on which it is reviewed')
  @CalendarDate()
  reviewDate!: string;
}

export class TemporarySurrender extends Surrender {
  @Provided('ece-19', 'the conditions agreed')
  @Text(10000)
  conditions!: string;

  @Provided('ece-19', 'the day by which the person is returned')
  @CalendarDate()
  returnBy!: string;
}

export class Return extends Note {
  @Provided('ece-19', 'the instant of the return')
  @Instant()
  returnedAt!: string;
}

/** `not-taken-over`: on the agreed day, and not since. */
export const releaseReasons = ['not-taken-over', 'by-court', 'other'] as const;

export class Release extends Note {
  @Provided('ece-18-4', 'the instant of the release')
  @Instant()
  releasedAt!: string;

  @Provided('ece-18-4', 'the reason')
  @OneOf(releaseReasons)
  reason!: (typeof releaseReasons)[number];
}

export class SpecialityRequest extends Note {
  @Provided('ece-14', 'the other offence')
  @Nested(() => Conduct)
  offence!: Conduct;

  @Provided('ece-14', 'what the person has said to it')
  @Text(10000)
  statement!: string;
}

export const specialityAnswers = ['consent', 'no-consent'] as const;

export class SpecialityAnswer extends Note {
  @Provided('ece-14', 'the answer')
  @OneOf(specialityAnswers)
  answer!: (typeof specialityAnswers)[number];

  @Provided('hanoi-37-18', 'the reasons')
  @Text(10000)
  reasons!: string;
}

export class Discharge extends Note {
  @Provided('ece-14', 'the day of the final discharge')
  @CalendarDate()
  dischargedOn!: string;
}
