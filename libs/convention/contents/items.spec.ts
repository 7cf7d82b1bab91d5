import { Item } from '../answer/contents.js';
import { violationsOf } from './check.js';
import { fieldsOf } from './describe.js';
import { ListOf, Provided, Sha256 } from './decorators.js';
import { schemaOf } from './schema.js';

class Parcel {
  @Provided(null, 'the items')
  @ListOf(() => Item, 3, { min: 1 })
  items!: Item[];

  @Provided(null, 'digest')
  @Sha256({ optional: true })
  digest?: string;
}

const item = { description: 'A file', sha256: 'a'.repeat(64) };

test('a list that must not be empty is missing when it is, and says so in the schema', () => {
  expect(violationsOf(Parcel, { items: [item] })).toEqual([]);
  expect(violationsOf(Parcel, { items: [] })).toMatchObject([{ path: 'items', kind: 'missing' }]);
  expect(violationsOf(Parcel, {})).toMatchObject([{ path: 'items', kind: 'missing' }]);
  expect(violationsOf(Parcel, { items: [item, item, item, item] })).toMatchObject([{ kind: 'invalid' }]);
  expect(schemaOf(Parcel).properties?.items).toMatchObject({ minItems: 1, maxItems: 3 });
  expect(fieldsOf(Parcel)[0]).toMatchObject({ type: 'list', items: 'object', minItems: 1 });
});

test('a digest is 64 hexadecimal digits in lower case', () => {
  expect(violationsOf(Parcel, { items: [item], digest: '0'.repeat(64) })).toEqual([]);
  for (const digest of ['0'.repeat(63), 'A'.repeat(64), ' '.repeat(64), 7])
    expect(violationsOf(Parcel, { items: [item], digest })).toMatchObject([{ path: 'digest', kind: 'invalid' }]);
});
