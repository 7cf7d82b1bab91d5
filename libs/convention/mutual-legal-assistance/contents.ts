import { NotAfter, PairedWith } from '../contents/constraints.js';
import { Instant, ListOf, Nested, OneOf, Provided, SomeOf, Text, WholeNumber, YesNo } from '../contents/decorators.js';
import { Authority, EarlierPreservation, Identifier } from '../request/contents.js';
import { Request } from '../request/request.js';
import { dataCategories, offences } from '../request/vocabulary.js';
import { natures, purposes, type Purpose } from './vocabulary.js';

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

export class StoredData {
  @Provided(null, 'the stored data')
  @Text(10000)
  description!: string;

  @Provided('network-policy', 'the categories of data')
  @SomeOf(dataCategories)
  categories!: (typeof dataCategories)[number][];

  @Provided(null, 'they may be lost or changed: expedited')
  @YesNo(optional)
  vulnerable?: boolean;
}

/** Art. 45(3), applied to an interception as well. */
export class Collection {
  @Provided(null, 'the data to be collected')
  @Text(10000)
  data!: string;

  @Provided(null, 'their relationship to the offence')
  @Text(10000)
  linkToOffence!: string;

  @Provided(null, 'available data on the owner or user, or the location of the system')
  @Text(10000)
  ownerOrLocation!: string;

  @Provided(null, 'the justification of the collection')
  @Text(10000)
  justification!: string;

  @Provided(null, 'the period of the collection, in days')
  @WholeNumber(1, 366)
  days!: number;

  @Provided(null, 'the justification of its length')
  @Text(4000)
  justificationOfLength!: string;
}

/** A request for mutual legal assistance: Art. 40(15)(a)-(g), Art. 45(3), and fields of the Council of Europe template. */
export class MutualAssistanceRequest extends Request {
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

  @Provided('hanoi-40-15-c', 'a summary of the relevant facts')
  @Text(20000, optional)
  facts?: string;

  @Provided('hanoi-40-3', 'the kinds of assistance')
  @SomeOf(purposes)
  purposes!: Purpose[];

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

  @Provided('hanoi-44', 'the stored data sought')
  @Nested(() => StoredData, optional)
  storedData?: StoredData;

  @Provided('hanoi-45-3', 'the collection of traffic data in real time')
  @Nested(() => Collection, optional)
  trafficCollection?: Collection;

  @Provided('hanoi-46', 'the interception of content data')
  @Nested(() => Collection, optional)
  interception?: Collection;

  @Provided('assistance-template', 'the preservation that this request follows')
  @Nested(() => EarlierPreservation, optional)
  preservation?: EarlierPreservation;
}
