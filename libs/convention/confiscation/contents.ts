import { Property } from '../assets/contents.js';
import { AssetRequest, ForeignOrder } from '../assets/request.js';
import { ListOf, Nested, OneOf, Provided, Text, Yes } from '../contents/decorators.js';
import { ways } from './vocabulary.js';

const optional = { optional: true } as const;

/** An order that another State is to give effect to, with all that Art. 50(3) demands for it. */
export class FinalOrder extends ForeignOrder {
  @Provided(null, 'the extent to which it is to be executed')
  @Text(10000)
  extent!: string;

  @Provided('hanoi-50-9', 'the measures taken to notify third parties in good faith and to ensure due process')
  @Text(10000)
  thirdPartyMeasures!: string;

  @Provided(null, 'the statement that the order is final')
  @Yes()
  final!: true;
}

/** Of a freeze outside this network; one in it is linked. */
export class EarlierFreeze {
  @Provided(null, 'reference of the request for the freeze')
  @Text(200)
  reference!: string;

  @Provided(null, 'what is frozen, and until when')
  @Text(4000, optional)
  description?: string;
}

/** A request for confiscation: Art. 50(1), with the contents of Art. 40(15) and of Art. 50(3). */
export class ConfiscationRequest extends AssetRequest {
  @Provided('hanoi-50-1', 'an order to be obtained, or one to be given effect')
  @OneOf(ways)
  way!: (typeof ways)[number];

  @Provided('hanoi-50-3', 'the property, with its location and estimated value where possible')
  @ListOf(() => Property, 100, { min: 1 })
  property!: Property[];

  @Provided('hanoi-50-3', 'the order to be given effect')
  @Nested(() => FinalOrder, optional)
  order?: FinalOrder;

  @Provided('hanoi-50-2', 'the freeze that this request follows, where it was not asked for in this network')
  @Nested(() => EarlierFreeze, optional)
  freeze?: EarlierFreeze;
}
