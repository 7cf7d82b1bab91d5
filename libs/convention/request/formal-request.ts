import { NotAfter, PairedWith } from '../contents/constraints.js';
import { Instant, ListOf, Nested, OneOf, Provided, SomeOf, Text, Texts } from '../contents/decorators.js';
import { Routing } from '../rules/routing.js';
import { Authority, Identifier } from './contents.js';
import { Request } from './request.js';
import { natures, offences, personRoles } from './vocabulary.js';

const optional = { optional: true } as const;

export class Proceeding {
  @Provided(null, 'subject of the proceeding')
  @Text(4000)
  subject!: string;

  @Provided(null, 'its nature')
  @OneOf(natures)
  nature!: (typeof natures)[number];

  @Provided(null, 'name of the authority that conducts it')
  @Text(300)
  conductedBy!: string;

  @Provided(null, 'functions of that authority')
  @Text(1000)
  functions!: string;
}

export class Offences {
  @Provided(null, 'the offences, by article of the Convention')
  @SomeOf(offences)
  references!: (typeof offences)[number][];

  @Provided(null, 'the national provisions')
  @Text(4000)
  provisions!: string;
}

export class Person {
  @Provided(null, 'identity')
  @Text(1000)
  identity!: string;

  @Provided(null, 'location')
  @Text(1000, optional)
  location?: string;

  @Provided(null, 'nationality')
  @Text(300, optional)
  nationality?: string;

  @Provided('network-policy', 'role in the proceeding')
  @OneOf(personRoles, optional)
  role?: (typeof personRoles)[number];
}

export class EvidencePeriod {
  @Provided(null, 'first instant')
  @Instant()
  @PairedWith('to')
  @NotAfter('to')
  from!: string;

  @Provided(null, 'last instant')
  @Instant()
  to!: string;
}

/** What Art. 40(15) asks of every request to a central authority but the facts, which not every kind needs. */
export class FormalRequest extends Request {
  @Provided('hanoi-40-15-a', 'the authority making the request')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('assistance-template', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-40-15-b', 'the proceeding and the authority that conducts it')
  @Nested(() => Proceeding)
  proceeding!: Proceeding;

  @Provided('network-policy', 'the offences')
  @Nested(() => Offences)
  offence!: Offences;

  @Provided('hanoi-40-15-d', 'the assistance sought')
  @Text(20000)
  assistance!: string;

  @Provided('hanoi-40-15-d', 'any particular procedure wished')
  @Text(10000, optional)
  procedureWished?: string;

  @Provided('hanoi-40-15-e', 'the persons concerned')
  @ListOf(() => Person, 100, optional)
  persons?: Person[];

  @Provided('hanoi-40-15-e', 'the items and accounts concerned')
  @ListOf(() => Identifier, 200, optional)
  identifiers?: Identifier[];

  @Provided('hanoi-40-15-f', 'the period for which evidence is sought')
  @Nested(() => EvidencePeriod, optional)
  period?: EvidencePeriod;

  @Provided('hanoi-40-15-g', 'the purpose for which the evidence, information or action is sought')
  @Text(10000)
  aim!: string;

  @Provided('hanoi-40-12', 'the way by which it goes')
  @Nested(() => Routing, optional)
  routing?: Routing;

  @Provided('hanoi-40-13', 'languages of the translations that go with it')
  @Texts(10, 35, optional)
  translations?: string[];

  @Provided('hanoi-40-30', 'a note on costs')
  @Text(4000, optional)
  costsNote?: string;
}
