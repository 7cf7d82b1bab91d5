import { guard } from '../procedure.js';
import type { Person } from '../request/formal-request.js';
import { isRestricted } from '../request/restricted.js';

/** What cannot be done for a victim without knowing who it is. */
const NEEDED: readonly unknown[] = [
  'take-evidence-or-statements',
  'serve-documents',
  'voluntary-appearance',
  'video-hearing',
  'transfer-of-detained-witness',
];

interface Naming {
  persons?: readonly Partial<Person>[];
  purposes?: readonly string[];
}

/** A remark, not a bar: whether the identity is needed, the State that asks knows best. */
export const victimNotNamed = guard<Naming>({
  code: 'victim-named',
  message:
    'A victim in a case of Articles 14 to 16 is named, and nothing is asked that needs the identity: a pseudonym or a reference would do (persons)',
  provision: 'network-victim-identity',
  needs: 'contents',
  holds: ({ contents, links }) => {
    const { persons = [], purposes = [] } = contents;
    if (!isRestricted(contents, links) || purposes.some((purpose) => NEEDED.includes(purpose))) return true;
    return !persons.some(({ role }) => role === 'victim');
  },
});
