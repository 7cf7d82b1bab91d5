import { CalendarDate, Nested, OneOf, Provided, SomeOf, Text, WholeNumber, YesNo } from '../contents/decorators.js';
import { Authority, EarlierPreservation } from '../request/contents.js';
import { FormalRequest } from '../request/formal-request.js';
import { dataCategories } from '../request/vocabulary.js';
import { VideoHearing, WitnessTransfer } from './presence.js';
import { publicities } from '../rules/government-records.js';
import { purposes, type Purpose } from './vocabulary.js';

const optional = { optional: true } as const;

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

export class EarlierAssistance {
  @Provided(null, 'reference of the earlier request')
  @Text(200)
  reference!: string;

  @Provided(null, 'date of the earlier request')
  @CalendarDate(optional)
  date?: string;

  @Provided(null, 'who asked, who answered, by which channel')
  @Text(2000, optional)
  description?: string;
}

/** A request for mutual legal assistance: Art. 40(15)(a)-(g), Art. 45(3), and fields of the Council of Europe template. */
export class MutualAssistanceRequest extends FormalRequest {
  @Provided('assistance-template', 'how the authority prefers to be answered')
  @Text(1000, optional)
  replyChannel?: string;

  @Provided('assistance-template', 'the authority in charge of the investigation')
  @Nested(() => Authority, optional)
  investigatingAuthority?: Authority;

  @Provided('hanoi-40-15-c', 'a summary of the relevant facts')
  @Text(20000, optional)
  facts?: string;

  @Provided('hanoi-40-3', 'the kinds of assistance')
  @SomeOf(purposes)
  purposes!: Purpose[];

  @Provided('hanoi-44', 'the stored data sought')
  @Nested(() => StoredData, optional)
  storedData?: StoredData;

  @Provided('hanoi-45-3', 'the collection of traffic data in real time')
  @Nested(() => Collection, optional)
  trafficCollection?: Collection;

  @Provided('hanoi-46', 'the interception of content data')
  @Nested(() => Collection, optional)
  interception?: Collection;

  @Provided('hanoi-40-18', 'the hearing by videoconference')
  @Nested(() => VideoHearing, optional)
  videoHearing?: VideoHearing;

  @Provided('hanoi-40-9', 'the transfer of the detained person')
  @Nested(() => WitnessTransfer, optional)
  witnessTransfer?: WitnessTransfer;

  @Provided('hanoi-40-31', 'whether the government records asked for are open to the public')
  @OneOf(publicities, optional)
  governmentRecords?: (typeof publicities)[number];

  @Provided('assistance-template', 'the preservation that this request follows')
  @Nested(() => EarlierPreservation, optional)
  preservation?: EarlierPreservation;

  @Provided('assistance-template', 'an earlier request for mutual legal assistance in the same matter')
  @Nested(() => EarlierAssistance, optional)
  earlierAssistance?: EarlierAssistance;
}
