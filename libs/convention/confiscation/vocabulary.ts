/** Art. 50(1): (a) an order is obtained in the requested State, (b) an order of the requesting State is given effect. */
export const ways = ['obtain-domestic-order', 'enforce-foreign-order'] as const;

/** What the confiscation rests on in the requested State. */
export const bases = ['own-order', 'foreign-order-enforced'] as const;
