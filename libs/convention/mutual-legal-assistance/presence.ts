import { OneOf, Provided, Text, WholeNumber, Yes } from '../contents/decorators.js';

// What requests say that need a person to speak, or to be present. The person stands in the request's persons.
const optional = { optional: true } as const;

export const hearingCapacities = ['witness', 'expert', 'other'] as const;

/** A hearing by videoconference, Art. 40(18). */
export class VideoHearing {
  @Provided(null, 'in which capacity the person is heard')
  @OneOf(hearingCapacities)
  capacity!: (typeof hearingCapacities)[number];

  @Provided(null, 'the authority that conducts the hearing')
  @Text(300)
  conductedBy!: string;

  @Provided(null, 'why it is not possible or desirable that the person appears')
  @Text(4000)
  whyNotInPerson!: string;

  @Provided(null, 'the questions or subjects of the hearing')
  @Text(20000)
  subjects!: string;

  @Provided(null, 'dates that would suit, with the time zone')
  @Text(1000, optional)
  dates?: string;

  @Provided(null, 'language of the hearing, and interpretation needed')
  @Text(1000, optional)
  interpretation?: string;

  @Provided(null, 'technical means')
  @Text(4000, optional)
  technicalMeans?: string;
}

/** The transfer of a detained person who is to testify or to help otherwise, Art. 40(9)-(11). */
export class WitnessTransfer {
  @Provided('hanoi-40-9', 'what the person is needed for')
  @Text(4000)
  neededFor!: string;

  @Provided('hanoi-40-9', 'the person consents freely, having been informed, or is to be asked for consent')
  @OneOf(['given', 'to-be-asked'])
  consent!: 'given' | 'to-be-asked';

  @Provided('hanoi-40-10', 'length of the stay, in days')
  @WholeNumber(1, 366)
  days!: number;

  @Provided('hanoi-40-10', 'the undertaking to keep the person in custody unless agreed otherwise')
  @Yes()
  keptInCustody!: true;

  @Provided('hanoi-40-10', 'the undertaking to return the person without delay and without extradition proceedings')
  @Yes()
  returned!: true;

  @Provided('hanoi-40-11', 'the undertaking not to prosecute, detain or punish for acts before the departure')
  @Yes()
  immunity!: true;
}
