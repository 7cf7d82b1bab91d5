/** Property of every kind, virtual assets included, Art. 2(i). */
export const propertyKinds = [
  'money',
  'bank-account',
  'virtual-asset',
  'immovable',
  'movable',
  'shares-and-rights',
  'equipment',
  'other',
] as const;
