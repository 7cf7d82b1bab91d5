import type { Standing, Treaty } from '../instruments.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { governing, precedence } from './precedence.js';

const inForce: Standing = { requesting: 'in-force', requested: 'in-force' };
const terms = (...treaties: Treaty[]) =>
  exampleTerms({
    kind: 'mutual-legal-assistance',
    instruments: Object.fromEntries(treaties.map((treaty) => [treaty, inForce])),
  });
const remarksIn = (kind: string, legalBasis: Contents, ...treaties: Treaty[]) => {
  const request = { ...terms(...treaties), kind };
  const played = new Rehearsal(request).play('submit', '2026-03-02T06:00:00Z', { legalBasis });
  const codes = (played.state().timeline[0]?.warnings ?? []).map(({ code }) => code);
  return codes.filter((code) => code === 'other-treaty-governs');
};
const remarks = remarksIn.bind(null, 'mutual-legal-assistance');

describe('R5: which treaty governs', () => {
  test('the nearer one first, of those that bind both States on the day of submission', () => {
    expect(governing('mutual-assistance', terms('untoc', 'hanoi', 'budapest'))).toEqual(['budapest', 'hanoi', 'untoc']);
    expect(governing('extradition', terms('hanoi', 'ece-extradition', 'budapest'))).toEqual([
      'ece-extradition',
      'hanoi',
    ]);
    const half = exampleTerms({ instruments: { budapest: { requesting: 'in-force', requested: 'signed' } } });
    expect(governing('mutual-assistance', half)).toEqual([]);
  });

  test('a request under another one carries a remark, unless the States have agreed otherwise', () => {
    const hanoi = { instrument: 'hanoi' };
    expect(remarks(hanoi, 'hanoi', 'budapest')).toEqual(['other-treaty-governs']);
    expect(remarks({ ...hanoi, agreedOtherwise: true }, 'hanoi', 'budapest')).toEqual([]);
    expect(remarks({ instrument: 'budapest' }, 'hanoi', 'budapest')).toEqual([]);
    expect(remarks(hanoi, 'hanoi')).toEqual([]);
    expect(remarks(hanoi, 'hanoi', 'untoc')).toEqual([]);
  });

  test('a bilateral treaty comes before all of them', () => {
    expect(remarks({ instrument: 'bilateral', name: 'Treaty of 1998' }, 'hanoi', 'budapest')).toEqual([]);
  });

  test('comes last where it has nothing of its own on the subject', () => {
    expect(remarksIn('asset-freeze', { instrument: 'budapest' }, 'hanoi', 'budapest')).toEqual([
      'other-treaty-governs',
    ]);
    expect(remarks({ instrument: 'ece-extradition' }, 'uncac', 'ece-extradition')).toEqual(['other-treaty-governs']);
    expect(remarks({ instrument: 'ece-extradition' }, 'ece-extradition')).toEqual([]);
  });

  test('says nothing of the Convention where it is not open: assets of other serious crime', () => {
    const asked = (scopeBasis: string) =>
      new Rehearsal({ ...terms('hanoi', 'untoc', 'budapest'), kind: 'asset-freeze' })
        .play('submit', '2026-03-02T06:00:00Z', { legalBasis: { instrument: 'untoc' }, scopeBasis })
        .state()
        .timeline[0]?.warnings?.map(({ code }) => code);
    expect(asked('serious-crime')).not.toContain('other-treaty-governs');
    expect(asked('convention-offence')).toContain('other-treaty-governs');
  });

  test('the European Convention comes before this one in extradition and provisional arrest, with its protocol as one', () => {
    for (const kind of ['extradition', 'provisional-arrest']) {
      const cited = (instrument: string) => remarksIn(kind, { instrument }, 'hanoi', 'ece-extradition', 'ece-3ap');
      expect(cited('hanoi')).toEqual(['other-treaty-governs']);
      expect([...cited('ece-extradition'), ...cited('ece-3ap')]).toEqual([]);
    }
    expect(remarks({ instrument: 'budapest' }, 'hanoi', 'budapest', 'budapest-2ap')).toEqual([]);
  });

  test('always has the Convention in its order', () => {
    for (const { order } of Object.values(precedence)) expect(order).toContain('hanoi');
  });
});
