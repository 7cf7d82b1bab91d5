import { coreOffenceOrOtherTreaty } from '../request/guards.js';
import type { CaseView, Contents } from '../types.js';

const view: CaseView = { kind: 'extradition', status: 'draft', terms: null, contents: null, effective: [] };
const open = (contents: Contents): boolean =>
  coreOffenceOrOtherTreaty.holds({
    view,
    contents,
    at: new Date(0),
    urgency: null,
    terms: null,
    links: [],
    officer: null,
    approver: null,
    proofs: [],
  });

describe('R1: what the Convention gives only for its own offences', () => {
  test('is open for an offence of the Convention, whatever the legal basis', () => {
    for (const instrument of ['hanoi', 'bilateral', 'domestic-law'])
      expect(open({ scopeBasis: 'convention-offence', legalBasis: { instrument } })).toBe(true);
  });

  test('is open for another serious crime only where another treaty is the legal basis', () => {
    const serious = (instrument: string) => open({ scopeBasis: 'serious-crime', legalBasis: { instrument } });
    expect(['budapest', 'untoc', 'uncac', 'ece-extradition', 'bilateral'].every(serious)).toBe(true);
    expect(['hanoi', 'reciprocity', 'domestic-law', 'interpol'].map(serious)).toEqual([false, false, false, false]);
  });

  test('is judged by the Convention while no legal basis is named', () => {
    expect(open({ scopeBasis: 'serious-crime' })).toBe(false);
    expect(open({})).toBe(true);
  });
});
