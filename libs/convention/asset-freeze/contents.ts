import { ListOf, Nested, Provided, SomeOf, Text } from '../contents/decorators.js';
import { Property } from '../assets/contents.js';
import { AssetRequest, ForeignOrder } from '../assets/request.js';
import { measures, type Measure } from './vocabulary.js';

const optional = { optional: true } as const;

/** A request to identify, trace, freeze or seize: Art. 50(2), with the contents of Art. 40(15). */
export class AssetFreezeRequest extends AssetRequest {
  @Provided('hanoi-50-2', 'the actions asked for')
  @SomeOf(measures)
  measures!: Measure[];

  @Provided('hanoi-50-3', 'the property')
  @ListOf(() => Property, 100, optional)
  property?: Property[];

  @Provided('hanoi-50-3', 'the order on which the request rests, where there is one')
  @Nested(() => ForeignOrder, optional)
  order?: ForeignOrder;

  @Provided('hanoi-50-2', 'the confiscation it prepares, and when a request for it is expected')
  @Text(4000, optional)
  confiscationExpected?: string;
}
