import type { Feature } from '../assemble.js';
import { guard } from '../procedure.js';

// R20: government records that are open to the public are given; others may be (Art. 40(31)).

export const publicities = ['public', 'not-public', 'not-known'] as const;

/** A remark, not a bar: the rest of the request may be refused for good reasons. */
export const publicRecordsGiven = guard({
  code: 'public-records-refused',
  message: 'The request asks for government records that are open to the public: these are given',
  provision: 'hanoi-40-31',
  needs: 'case',
  holds: ({ view }) => view.contents?.governmentRecords !== 'public',
});

/** @param refusing the acts that refuse all or a part */
export const governmentRecords = (...refusing: readonly string[]): Feature => ({
  warnings: Object.fromEntries(refusing.map((act) => [act, [publicRecordsGiven]])),
});
