import { guard, type GroundRule, type Guard } from '../procedure.js';
import type { LegalBasis } from './contents.js';

/** Grounds that several kinds of request share; each kind closes its own list. */
export const sovereignty: GroundRule = {
  ground: 'sovereignty-security-ordre-public',
  title: 'Prejudice to sovereignty, security, public order or other essential interests',
  provision: 'hanoi-40-21-b',
};

export const domesticProhibition: GroundRule = {
  ground: 'domestic-prohibition',
  title: 'Own authorities could not do this for a similar offence at home',
  provision: 'hanoi-40-21-c',
};

export const discriminatoryPurpose: GroundRule = {
  ground: 'discriminatory-purpose',
  title: 'Substantial grounds to believe that the purpose is discriminatory',
  provision: 'hanoi-40-22',
};

/** The Convention has no such ground of its own: it is one only where another treaty is the basis, by the article for the kind. */
export const politicalOffence = (provision: 'budapest-27-4' | 'budapest-29-5' | 'budapest-30-2'): GroundRule => ({
  ground: 'political-offence',
  title: 'Political offence or offence connected with one',
  provision,
  only: guard<object>({
    code: 'political-offence-not-open',
    message:
      'A political offence is a ground only where the Budapest Convention, its Second Protocol or a bilateral treaty is the basis',
    provision,
    needs: 'contents',
    holds: ({ view }) => {
      const basis = view.contents?.legalBasis as Partial<LegalBasis> | undefined;
      return ['budapest', 'budapest-2ap', 'bilateral'].includes(basis?.instrument ?? '');
    },
  }),
});

const ofBudapest: readonly unknown[] = [sovereignty.ground, 'political-offence', 'no-dual-criminality'];

/** A remark, not a bar, on data not preserved or not disclosed: the list of the Budapest Convention is shorter. */
export const groundOfTreaty = (provision: 'budapest-29-5' | 'budapest-30-2'): Guard =>
  guard<{ grounds?: readonly string[]; ground?: string }>({
    code: 'ground-not-of-treaty',
    message:
      'Under the Budapest Convention, which is the basis, the grounds are a political offence and prejudice to essential interests',
    provision,
    needs: 'contents',
    holds: ({ contents: { grounds = [], ground }, view }) => {
      const basis = view.contents?.legalBasis as Partial<LegalBasis> | undefined;
      const named = ground === undefined ? grounds : [ground];
      return basis?.instrument !== 'budapest' || named.every((one) => ofBudapest.includes(one));
    },
  });

export const humanRights: GroundRule = {
  ground: 'human-rights',
  title: 'Incompatible with human-rights law',
  provision: 'hanoi-6',
};

export const dataProtection: GroundRule = {
  ground: 'data-protection',
  title: 'The personal data cannot be transferred lawfully',
  provision: 'hanoi-36-1',
};

/** The closed list of Art. 40(8), (21) and (22), and what Articles 6 and 36 hold for every request. */
export const groundsOfAssistance: readonly GroundRule[] = [
  {
    ground: 'nonconforming-request',
    title: 'The request is not made as Art. 40 demands',
    provision: 'hanoi-40-21-a',
  },
  sovereignty,
  domesticProhibition,
  {
    ground: 'contrary-to-legal-system',
    title: "Contrary to the requested State's law on mutual legal assistance",
    provision: 'hanoi-40-21-d',
  },
  discriminatoryPurpose,
  { ground: 'no-dual-criminality', title: 'No dual criminality; at discretion', provision: 'hanoi-40-8' },
  {
    ground: 'de-minimis-or-available-elsewhere',
    title: 'Trivial, or to be had under other provisions',
    provision: 'hanoi-40-8',
  },
  dataProtection,
  humanRights,
  politicalOffence('budapest-27-4'),
];
