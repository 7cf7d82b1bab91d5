import { guard, type Guard } from '../procedure.js';
import type { Header } from '../request/request.js';
import type { Contents } from '../types.js';

// R2: dual criminality is judged by the conduct, never by the name of the offence (Art. 35(3)).

/**
 * A remark on requests for what compels somebody: without the conduct, the other side can only compare names.
 *
 * @param compels whether this request asks for such a measure
 */
export const conductDescribedWhere = (compels: (request: Contents) => boolean): Guard =>
  guard<Partial<Header>>({
    code: 'conduct-not-described',
    message: 'Dual criminality is judged by the conduct: describe it, and the provision of both laws (conduct)',
    provision: 'hanoi-35-3',
    needs: 'contents',
    holds: ({ contents }) => Boolean(contents.conduct) || !compels({ ...contents }),
  });

/** Of kinds that always compel somebody. */
export const conductDescribed: Guard = conductDescribedWhere(() => true);
