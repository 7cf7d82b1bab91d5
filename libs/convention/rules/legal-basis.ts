import type { Feature } from '../assemble.js';
import { standingOf, treaties, type Treaty } from '../instruments.js';
import { guard } from '../procedure.js';
import type { Header } from '../request/request.js';
import type { Offence } from '../request/vocabulary.js';
import type { Contents, Terms } from '../types.js';

// R1: what a request may be based on. Judged by the terms of the submit act alone, so that both sides judge alike;
// terms that say nothing of instruments are not judged.

/** The treaty that a request names as its legal basis; null where it names none, or what is no treaty of the register. */
export const citedTreaty = (contents: Contents): Treaty | null => {
  const { instrument } = (contents as Partial<Header>).legalBasis ?? {};
  return treaties.find((treaty) => treaty === instrument) ?? null;
};

/** Where both sides stand towards the treaty cited; null when that is not known, or does not matter. */
const standingOfCited = (contents: Contents, terms: Terms | null) => {
  const treaty = citedTreaty(contents);
  return treaty && terms && standingOf(terms, treaty);
};

export const legalBasisInForce = guard<Contents>({
  code: 'instrument-not-in-force',
  message: 'The treaty cited as legal basis is not in force between the two States on the day of submission',
  provision: 'network-policy',
  needs: 'contents',
  holds: ({ contents, terms }) =>
    Object.values(standingOfCited(contents, terms) ?? {}).every((status) => status === 'in-force'),
  details: ({ contents, terms }) => ({
    instrument: citedTreaty(contents),
    standing: standingOfCited(contents, terms),
  }),
});

/** A bilateral treaty, a promise of reciprocity, a law or a channel is not in the register: it is named. */
export const legalBasisNamed = guard<Partial<Header>>({
  code: 'legal-basis-not-named',
  message:
    'A legal basis that the register does not know is named: the treaty, the law or the reference (legalBasis.name)',
  provision: 'network-policy',
  needs: 'contents',
  field: 'legalBasis.name',
  holds: ({ contents: { legalBasis: basis } }) =>
    !basis?.instrument || treaties.some((treaty) => treaty === basis.instrument) || Boolean(basis.name),
});

/** A remark, not a bar: the scope and the offences are two answers to one question. */
export const scopeMatchesOffence = guard<Contents>({
  code: 'scope-and-offence-differ',
  message: 'The scope says an offence of the Convention and the offences are none, or the other way round (scopeBasis)',
  provision: 'hanoi-35-1',
  needs: 'contents',
  holds: ({ contents }) => {
    const { references = [] } = (contents.offence ?? {}) as { references?: Offence[] };
    if (references.length === 0) return true;
    const core = references.some((offence) => offence !== 'serious-crime');
    return core === (contents.scopeBasis !== 'serious-crime');
  },
});

export const legalBasis: Feature = {
  guards: { submit: [legalBasisInForce, legalBasisNamed] },
  warnings: { submit: [scopeMatchesOffence] },
};
