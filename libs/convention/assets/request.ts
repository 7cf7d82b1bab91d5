import { Item } from '../answer/contents.js';
import { CalendarDate, Nested, Provided, Text } from '../contents/decorators.js';
import { FormalRequest } from '../request/formal-request.js';

/** An order of an authority of the requesting State. The network carries the digest of its copy, not the copy. */
export class ForeignOrder {
  @Provided(null, 'the authority that issued the order')
  @Text(300)
  issuedBy!: string;

  @Provided(null, 'reference of the order')
  @Text(200)
  reference!: string;

  @Provided(null, 'date of the order')
  @CalendarDate()
  date!: string;

  @Provided(null, 'the copy of the order')
  @Nested(() => Item)
  copy!: Item;
}

/** A request that concerns property: Art. 40(15), and facts on which an authority of the requested State can act. */
export class AssetRequest extends FormalRequest {
  @Provided('hanoi-50-3', 'the facts, sufficient to seek an order under the law of the requested State')
  @Text(20000)
  facts!: string;
}
