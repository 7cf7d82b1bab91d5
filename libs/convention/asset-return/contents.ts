import { Property } from '../assets/contents.js';
import { ListOf, Nested, Provided, SomeOf, Text, WholeNumber } from '../contents/decorators.js';
import { Authority } from '../request/contents.js';
import { Request } from '../request/request.js';
import { Offences, Proceeding } from '../request/formal-request.js';
import { Routing } from '../rules/routing.js';
import { recipients, type Recipient } from './vocabulary.js';

const optional = { optional: true } as const;

/** Of a confiscation outside this network; one in it is linked. */
export class EarlierConfiscation {
  @Provided(null, 'reference of the request for confiscation')
  @Text(200)
  reference!: string;

  @Provided(null, 'what was confiscated, when, by whom')
  @Text(4000, optional)
  description?: string;
}

/** A request that confiscated property be returned or disposed of, Art. 52. */
export class ReturnRequest extends Request {
  @Provided('hanoi-52', 'the authority that asks for the return')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-40-12', 'the way by which it goes')
  @Nested(() => Routing, optional)
  routing?: Routing;

  @Provided('hanoi-40-15-b', 'the proceeding and the authority that conducts it')
  @Nested(() => Proceeding, optional)
  proceeding?: Proceeding;

  @Provided('network-policy', 'the offences')
  @Nested(() => Offences, optional)
  offence?: Offences;

  @Provided('hanoi-52', 'the confiscation, where it was not asked for in this network')
  @Nested(() => EarlierConfiscation, optional)
  confiscation?: EarlierConfiscation;

  @Provided('hanoi-52', 'the property')
  @ListOf(() => Property, 100, { min: 1 })
  property!: Property[];

  @Provided('hanoi-52', 'to whom it is to go')
  @SomeOf(recipients)
  recipients!: Recipient[];

  @Provided('hanoi-52', 'why: ownership, damage, or other entitlement')
  @Text(20000)
  entitlement!: string;

  @Provided('hanoi-52', 'how many victims are known')
  @WholeNumber(1, 100_000_000, optional)
  victims?: number;
}
