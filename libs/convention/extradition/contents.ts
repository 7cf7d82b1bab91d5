import { CalendarDate, ListOf, Nested, OneOf, Provided, Text, WholeNumber, YesNo } from '../contents/decorators.js';
import { AuthenticatedDecision, Conduct, DualCriminality, PersonSought } from '../persons/contents.js';
import { Authority } from '../request/contents.js';
import { Request } from '../request/request.js';

const optional = { optional: true } as const;

export class Penalty {
  @Provided('hanoi-37-8', 'the maximum penalty')
  @Text(2000)
  maximum!: string;

  @Provided('ece-grounds', 'whether the offence is punishable by death')
  @YesNo()
  deathPenalty!: boolean;

  @Provided('ece-12-2', 'the sentence, where there is one')
  @Text(2000, optional)
  sentence?: string;

  @Provided('hanoi-37-8', 'days of it that remain')
  @WholeNumber(1, 40_000, optional)
  remainingDays?: number;
}

/** `return-of-national`: to serve the sentence at home, Art. 37(12). */
export const assuranceKinds = [
  'no-death-penalty',
  'return-of-national',
  'new-trial',
  'speciality',
  'fair-treatment',
  'other',
] as const;

export class Assurance {
  @Provided(null, 'kind of assurance')
  @OneOf(assuranceKinds)
  kind!: (typeof assuranceKinds)[number];

  @Provided(null, 'the assurance')
  @Text(4000)
  text!: string;
}

export class EarlierArrest {
  @Provided(null, 'reference of the request for provisional arrest')
  @Text(200)
  reference!: string;

  @Provided(null, 'the day of the arrest')
  @CalendarDate(optional)
  arrestedOn?: string;
}

/** A request for extradition. Art. 37 has no list of contents: that of Art. 12(2) of the European Convention. */
export class ExtraditionRequest extends Request {
  @Provided('hanoi-37-19', 'the authority making the request')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('ece-12-2', 'the person, with identity, nationality and description')
  @Nested(() => PersonSought)
  person!: PersonSought;

  @Provided('ece-12-2', 'the warrant or judgment')
  @Nested(() => AuthenticatedDecision)
  decision!: AuthenticatedDecision;

  @Provided('ece-12-2', 'the offences, with time and place')
  @Nested(() => Conduct)
  offence!: Conduct;

  @Provided('hanoi-37-1', 'the provisions of both laws under which the conduct is punishable')
  @Nested(() => DualCriminality)
  dualCriminality!: DualCriminality;

  @Provided('ece-12-2', 'the text of the law, or a statement of it')
  @Text(20000)
  law!: string;

  @Provided('hanoi-37-8', 'the penalty')
  @Nested(() => Penalty)
  penalty!: Penalty;

  @Provided('hanoi-37-8', 'assurances given with the request')
  @ListOf(() => Assurance, 20, optional)
  assurances?: Assurance[];

  @Provided('hanoi-37-10', 'the provisional arrest that this request follows')
  @Nested(() => EarlierArrest, optional)
  provisionalArrest?: EarlierArrest;
}
