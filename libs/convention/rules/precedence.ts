import type { Feature } from '../assemble.js';
import { binds, type Treaty } from '../instruments.js';
import { guard } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { Header } from '../request/request.js';
import type { Terms } from '../types.js';
import { citedTreaty } from './legal-basis.js';

// R5: where another treaty binds both States it governs, unless they agree otherwise (Art. 40(7), 37(8)). Which comes
// first among several is data, and ours: the nearer to the matter before the more general.

export type Subject = 'mutual-assistance' | 'assets' | 'extradition';

export const precedence: Readonly<Record<Subject, { provision: ProvisionId; order: readonly Treaty[] }>> = {
  'mutual-assistance': { provision: 'hanoi-40-7', order: ['budapest-2ap', 'budapest', 'hanoi', 'uncac', 'untoc'] },
  /** The Budapest Convention has nothing of its own on assets. */
  assets: { provision: 'hanoi-40-7', order: ['hanoi', 'uncac', 'untoc'] },
  extradition: { provision: 'hanoi-37-8', order: ['ece-3ap', 'ece-extradition', 'hanoi', 'uncac', 'untoc'] },
};

/** A protocol adds to its treaty: whoever cites one of the two has cited both. */
const protocolOf: Readonly<Partial<Record<Treaty, Treaty>>> = {
  'budapest-2ap': 'budapest',
  'ece-3ap': 'ece-extradition',
};

/** The treaties that bind both States on the day of submission, the one that governs first. */
export const governing = (subject: Subject, terms: Terms): Treaty[] =>
  precedence[subject].order.filter((treaty) => binds(terms, treaty));

/** For other serious crime the Convention gives electronic evidence only (Art. 35(1)): there it governs nothing else. */
const covers = (treaty: Treaty, subject: Subject, { scopeBasis }: Partial<Header>): boolean =>
  treaty !== 'hanoi' || subject === 'mutual-assistance' || scopeBasis !== 'serious-crime';

/** A treaty without a place in the order has nothing of its own on the subject: it comes last. */
function rank(subject: Subject, treaty: Treaty): number {
  const { order } = precedence[subject];
  const place = order.indexOf(protocolOf[treaty] ?? treaty);
  return place < 0 ? order.length : place;
}

/** Remarks that another treaty comes first. A bilateral treaty cited comes before all of them. */
export const otherTreaties = (subject: Subject): Feature => ({
  warnings: {
    submit: [
      guard<Partial<Header>>({
        code: 'other-treaty-governs',
        message:
          'Another treaty binds both States and comes first, unless they have agreed otherwise (legalBasis.agreedOtherwise)',
        provision: precedence[subject].provision,
        needs: 'contents',
        holds: ({ contents, terms }) => {
          const cited = citedTreaty({ ...contents });
          if (!cited || !terms || contents.legalBasis?.agreedOtherwise) return true;
          const [first = cited] = governing(subject, terms).filter((treaty) => covers(treaty, subject, contents));
          return rank(subject, cited) <= rank(subject, first);
        },
      }),
    ],
  },
});
