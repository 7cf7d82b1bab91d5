import { CalendarDate, ListOf, Nested, Provided, SomeOf, Text, Texts } from '../contents/decorators.js';
import { Authority, Identifier, Offence } from '../request/contents.js';
import { Person } from '../request/formal-request.js';
import { Request } from '../request/request.js';
import { inquiries, type Inquiry } from './vocabulary.js';

const optional = { optional: true } as const;

/** Working together: who, where, and how long. */
export class Arrangement {
  @Provided(null, 'what is proposed')
  @Text(10000)
  description!: string;

  @Provided(null, 'the officers, by name or function')
  @Texts(50, 300, optional)
  officers?: string[];

  @Provided(null, 'the place')
  @Text(300, optional)
  place?: string;

  @Provided(null, 'the first day')
  @CalendarDate(optional)
  from?: string;

  @Provided(null, 'the last day')
  @CalendarDate(optional)
  to?: string;
}

/** An inquiry from police to police, Art. 47. */
export class CooperationRequest extends Request {
  @Provided('hanoi-47', 'the authority that asks')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'national reference')
  @Text(200, optional)
  domesticReference?: string;

  @Provided('hanoi-47', 'what the inquiry is about')
  @SomeOf(inquiries)
  inquiries!: Inquiry[];

  @Provided('hanoi-47', 'what one wants to know or to do')
  @Text(20000)
  question!: string;

  @Provided('hanoi-47', 'the offence and brief facts')
  @Nested(() => Offence, optional)
  offence?: Offence;

  @Provided('hanoi-47', 'the persons suspected')
  @ListOf(() => Person, 100, optional)
  persons?: Person[];

  @Provided('hanoi-47', 'accounts, addresses, devices and other identifiers')
  @ListOf(() => Identifier, 200, optional)
  identifiers?: Identifier[];

  @Provided('hanoi-47', 'the proceeds, property or equipment whose movement is asked about')
  @Text(10000, optional)
  property?: string;

  @Provided('hanoi-47', 'the samples or data needed for analysis')
  @Text(10000, optional)
  samples?: string;

  @Provided('hanoi-47', 'the coordination, exchange or posting proposed')
  @Nested(() => Arrangement, optional)
  arrangement?: Arrangement;
}
