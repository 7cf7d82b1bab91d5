import { guard, type GroundRule } from '../procedure.js';
import type { LegalBasis } from '../request/contents.js';
import { humanRights } from '../request/grounds.js';

/** The Convention leaves these to the law and the treaties of the States: they are grounds where such a treaty is the basis. */
const onlyByTreaty = (ground: string, title: string): GroundRule => ({
  ground,
  title,
  provision: 'ece-grounds',
  only: guard<object>({
    code: 'treaty-ground-not-open',
    message:
      'A ground of the European Convention on Extradition is one only where that or a bilateral treaty is the legal basis',
    provision: 'ece-grounds',
    needs: 'contents',
    holds: ({ view }) => {
      const basis = view.contents?.legalBasis as Partial<LegalBasis> | undefined;
      return ['ece-extradition', 'ece-3ap', 'bilateral'].includes(basis?.instrument ?? '');
    },
  }),
});

/** Art. 37(1), (8), (11), (15), and what extradition treaties add. A fiscal matter is no ground, Art. 37(16). */
export const extraditionGrounds: readonly GroundRule[] = [
  {
    ground: 'no-dual-criminality',
    title: 'The conduct is punishable in one State only',
    provision: 'hanoi-37-1',
  },
  {
    ground: 'not-present',
    title: 'The person is not in the territory of the requested State',
    provision: 'hanoi-37-1',
  },
  {
    ground: 'below-penalty-threshold',
    title: 'Below the minimum penalty of domestic law or of a treaty',
    provision: 'hanoi-37-8',
  },
  {
    ground: 'conditions-of-law-or-treaty',
    title: "Another condition of the requested State's law or of a treaty is not met: the reasons say which",
    provision: 'hanoi-37-8',
  },
  {
    ground: 'discriminatory-purpose',
    title: 'Substantial grounds to believe that the purpose is discriminatory',
    provision: 'hanoi-37-15',
  },
  humanRights,
  onlyByTreaty('political-offence', 'Political offence or offence connected with one'),
  onlyByTreaty('military-offence', 'Offence of military law alone'),
  onlyByTreaty('same-facts-judged', 'The same facts have been judged (ne bis in idem)'),
  onlyByTreaty('lapse-of-time', 'Prosecution or punishment is barred by lapse of time'),
  onlyByTreaty('death-penalty', 'Punishable by death, without sufficient assurances'),
  onlyByTreaty('pending-proceedings', 'The requested State prosecutes the same offence'),
  onlyByTreaty('place-of-commission', 'Committed in the territory of the requested State'),
];
