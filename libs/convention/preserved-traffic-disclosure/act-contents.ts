import { ConditionsOfUse, Item } from '../answer/contents.js';
import { Instant, ListOf, Nested, OneOf, Provided, StateCode, Text } from '../contents/decorators.js';
import { Note } from '../conversation/contents.js';
import { groundCodes } from './grounds.js';

const optional = { optional: true } as const;

export class Provider {
  @Provided(null, 'name of the provider')
  @Text(300)
  name!: string;

  @Provided(null, 'its State')
  @StateCode()
  state!: string;

  @Provided(null, 'how it can be reached')
  @Text(1000, optional)
  contact?: string;
}

/** One station of the communication. */
export class Hop {
  @Provided(null, 'the station: an address, a host or a provider')
  @Text(2000)
  station!: string;

  @Provided(null, 'the instant at which the communication passed it')
  @Instant()
  at!: string;

  @Provided(null, 'its State, where it is known')
  @StateCode(optional)
  state?: string;
}

/** No more than identifies the provider and the path. */
export class TrafficDisclosure extends Note {
  @Provided('hanoi-43-1', 'the provider that took part in the communication')
  @Nested(() => Provider)
  provider!: Provider;

  @Provided('hanoi-43-1', 'the path of the communication, station by station')
  @ListOf(() => Hop, 100, { min: 1 })
  path!: Hop[];

  @Provided('hanoi-36-1', 'the conditions of its use')
  @Nested(() => ConditionsOfUse)
  use!: ConditionsOfUse;

  @Provided('hanoi-40-14', 'what is handed over beyond that')
  @ListOf(() => Item, 50, optional)
  items?: Item[];
}

export class Withholding extends Note {
  @Provided('hanoi-43-2', 'the ground')
  @OneOf(groundCodes)
  ground!: string;

  @Provided('hanoi-40-25', 'the reasons')
  @Text(10000)
  reasons!: string;

  @Provided('hanoi-40-28', 'the reason why there was no consultation')
  @Text(4000, optional)
  noConsultationReason?: string;

  @Provided('network-policy', 'what would cure it')
  @Text(4000, optional)
  cure?: string;
}

export class TakingNote extends Note {
  @Provided('network-policy', 'reference of the request for preservation to the third State')
  @Text(200, optional)
  preservationInThirdState?: string;
}
