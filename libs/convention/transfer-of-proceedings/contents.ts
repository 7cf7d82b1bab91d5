import { Item } from '../answer/contents.js';
import { ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Conduct, DualCriminality, PersonConcerned } from '../persons/contents.js';
import { Authority } from '../request/contents.js';
import { Request } from '../request/request.js';

const optional = { optional: true } as const;

export const stages = ['investigation', 'prosecution', 'trial'] as const;

export class Proceedings {
  @Provided(null, 'the authority that conducts them')
  @Text(300)
  conductedBy!: string;

  @Provided(null, 'their reference')
  @Text(200)
  reference!: string;

  @Provided(null, 'how far they are')
  @OneOf(stages)
  stage!: (typeof stages)[number];

  @Provided('network-policy', 'persons in custody, and other measures in force')
  @Text(4000, optional)
  measures?: string;

  @Provided('network-policy', 'limits of time that run')
  @Text(4000, optional)
  limitation?: string;
}

/** A request to take proceedings over: Art. 39, which leaves the contents to the States. */
export class ProceedingsTransferRequest extends Request {
  @Provided('hanoi-39', 'the authority making the request')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('hanoi-39', 'the proceedings')
  @Nested(() => Proceedings)
  proceedings!: Proceedings;

  @Provided('hanoi-39', 'the offence')
  @Nested(() => Conduct)
  offence!: Conduct;

  @Provided('hanoi-35-3', 'the provisions of both laws')
  @Nested(() => DualCriminality)
  dualCriminality!: DualCriminality;

  @Provided('hanoi-39', 'why the transfer serves the proper administration of justice')
  @Text(10000)
  administrationOfJustice!: string;

  @Provided('hanoi-39', 'the suspects')
  @ListOf(() => PersonConcerned, 100, optional)
  suspects?: PersonConcerned[];

  @Provided('hanoi-34', 'the victims, and how they are told')
  @Text(10000, optional)
  victims?: string;

  @Provided('hanoi-39', 'what will be handed over')
  @ListOf(() => Item, 200, { min: 1 })
  files!: Item[];

  @Provided('network-policy', 'what becomes of the proceedings at home')
  @Text(4000)
  atHome!: string;
}
