import { checkDraft } from '../decide.js';
import type { Standing } from '../instruments.js';
import { judge } from '../judge.js';
import { preservation } from '../preservation/index.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Terms } from '../types.js';

const bothInForce: Standing = { requesting: 'in-force', requested: 'in-force' };

const submitted = (contents: Contents, terms: Partial<Terms> = {}) =>
  new Rehearsal(exampleTerms(terms)).play('submit', '2026-03-02T06:00:00Z', contents).state().timeline[0]!;
const outcome = (contents: Contents, terms?: Partial<Terms>) => {
  const { effect, reason } = submitted(contents, terms);
  return reason?.code ?? effect;
};
const remarks = (contents: Contents, terms?: Partial<Terms>): string[] =>
  (submitted(contents, terms).warnings ?? []).map(({ code }) => code);

describe('R1: the legal basis of a request', () => {
  const hanoi = { legalBasis: { instrument: 'hanoi', article: '42' } };

  test('is in force for both States on the day of submission, or the request has no effect', () => {
    expect(outcome(hanoi, { instruments: { hanoi: bothInForce } })).toBe('effective');
    for (const status of ['none', 'signed', 'ratified-not-in-force', 'denounced'] as const) {
      for (const side of ['requesting', 'requested'])
        expect(outcome(hanoi, { instruments: { hanoi: { ...bothInForce, [side]: status } } })).toBe(
          'instrument-not-in-force',
        );
    }
  });

  test('binds neither when the terms name other treaties only, and is not judged when they name none at all', () => {
    expect(outcome(hanoi, { instruments: { budapest: bothInForce } })).toBe('instrument-not-in-force');
    expect(outcome({ legalBasis: { instrument: 'budapest' } }, { instruments: { budapest: bothInForce } })).toBe(
      'effective',
    );
    expect(outcome(hanoi, { instruments: undefined })).toBe('effective');
  });

  test('says where both States stand when it is refused', () => {
    const standing = { requesting: 'in-force', requested: 'signed' } as const;
    const terms = exampleTerms({ instruments: { hanoi: standing } });
    const draft = new Rehearsal().state();
    const contents = { ...preservation.examples.submit?.(), ...hanoi };
    const at = new Date(0);
    const { refused } = judge(preservation, draft, {
      ...{ act: 'submit', side: 'requesting', role: 'officer', contents, at, urgency: 'urgent', terms },
    });
    expect(refused?.details).toEqual({ instrument: 'hanoi', standing });
  });

  test('is named where the register does not know it', () => {
    for (const instrument of ['bilateral', 'reciprocity', 'domestic-law', 'interpol']) {
      expect(outcome({ legalBasis: { instrument } }, { instruments: {} })).toBe('legal-basis-not-named');
      expect(outcome({ legalBasis: { instrument, name: 'Treaty of 1998' } }, { instruments: {} })).toBe('effective');
    }
    const { missing } = checkDraft(preservation, { legalBasis: { instrument: 'bilateral' } });
    expect(missing.map(({ path }) => path)).toContain('legalBasis.name');
  });

  test('and the scope: an offence of the Convention, or another serious crime, not the one and the other', () => {
    const of = (scopeBasis: string, ...references: string[]) =>
      remarks({ scopeBasis, offence: { references, provisions: 'Article 1', facts: 'Facts' } });
    expect(of('convention-offence', 'illegal-access')).toEqual([]);
    expect(of('serious-crime', 'serious-crime')).toEqual([]);
    expect(of('convention-offence', 'serious-crime')).toEqual(['scope-and-offence-differ']);
    expect(of('serious-crime', 'illegal-access')).toEqual(['scope-and-offence-differ']);
  });
});
