import { AtLeastOne } from '../contents/constraints.js';
import { Decimal, Instant, Nested, OneOf, Provided, Text, Texts } from '../contents/decorators.js';
import { propertyKinds } from './vocabulary.js';

// What is said of property, in every kind of request that concerns it. Amounts are text: nothing is rounded.
const optional = { optional: true } as const;

/** So much, of what: a currency by its ISO 4217 code, or a token by its name. */
export class Amount {
  @Provided(null, 'the amount')
  @Decimal()
  amount!: string;

  @Provided(null, 'the currency or the token')
  @Text(40)
  unit!: string;
}

export class EstimatedValue extends Amount {
  @Provided(null, 'the instant of the valuation')
  @Instant(optional)
  valuedAt?: string;
}

/** Where a virtual asset is: on its chain, or with whoever keeps it. */
export class VirtualAsset {
  @Provided('hanoi-2-i', 'the chain or ledger')
  @Text(100)
  chain!: string;

  @Provided('hanoi-2-i', 'the address')
  @Text(300, optional)
  address?: string;

  @Provided('hanoi-2-i', 'the transactions, by their ids')
  @Texts(100, 300, optional)
  transactions?: string[];

  @Provided('hanoi-2-i', 'the exchange or other service provider')
  @Text(300, optional)
  provider?: string;

  @Provided('hanoi-2-i', 'the account with it')
  @Text(300, optional)
  account?: string;

  @Provided('hanoi-2-i', 'the amount, in tokens')
  @Nested(() => Amount)
  holding!: Amount;
}

export class Property {
  @Provided(null, 'its kind')
  @OneOf(propertyKinds)
  kind!: (typeof propertyKinds)[number];

  @Provided(null, 'its description')
  @Text(10000)
  description!: string;

  @Provided(null, 'its location, where possible')
  @Text(1000, optional)
  location?: string;

  @Provided(null, 'who holds it')
  @Text(1000, optional)
  heldBy?: string;

  @Provided(null, 'its estimated value, where possible')
  @Nested(() => EstimatedValue, optional)
  value?: EstimatedValue;

  @Provided('hanoi-2-i', 'the virtual asset')
  @Nested(() => VirtualAsset, optional)
  @AtLeastOne('address', 'transactions', 'provider')
  virtualAsset?: VirtualAsset;
}
