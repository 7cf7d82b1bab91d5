import { fieldsOf, isRestricted, procedures, provisions, type Field } from '../index.js';
import { offences } from './vocabulary.js';
import { restrictedMaterial, restrictionOf } from './restricted.js';

const naming = (...references: string[]) => ({ offence: { references } });

describe('restricted handling', () => {
  test('is for the offences of Articles 14 to 16, and for no other', () => {
    expect(offences.filter((offence) => isRestricted(naming(offence)))).toEqual([
      'csam',
      'child-solicitation-grooming',
      'non-consensual-intimate-images',
    ]);
  });

  test('is for a case that names one of them among others', () => {
    expect(isRestricted(naming('ict-theft-or-fraud', 'csam'))).toBe(true);
  });

  test.each([null, {}, { offence: null }, { offence: {} }, { offence: { references: 'csam' } }, naming()])(
    'is not for %j',
    (contents) => expect(isRestricted(contents)).toBe(false),
  );

  test('is for a case that arises from a restricted one, by the links of its terms', () => {
    const link = { relation: 'parent', case: 'c-1', reference: 'VN-2026-000001', with: ['VN', 'BR'] } as const;
    expect(restrictionOf(naming('illegal-access'), [link, { ...link, restricted: true }])).toEqual({
      ...restrictedMaterial,
      mark: 'ours',
      offences: [],
      cases: ['VN-2026-000001'],
    });
    expect(restrictionOf(naming('illegal-access', 'csam'), [link])).toMatchObject({ offences: ['csam'], cases: [] });
    expect(restrictionOf(naming('illegal-access'), [link])).toBeNull();
  });

  test('is a rule of this network, and says so', () => {
    expect(provisions[restrictedMaterial.provision]).toMatchObject({ instrument: 'network', mark: 'ours' });
  });

  test('looks for the offence where every kind of request that names one has it', () => {
    const places = Object.values(procedures).flatMap(({ contents }) => placesOf(fieldsOf(contents)));
    expect(new Set(places)).toEqual(new Set(['offence.references']));
    expect(places.length).toBeGreaterThan(1);
  });
});

/** Where contents have a field that can name an offence. */
const placesOf = (fields: readonly Field[], path = ''): string[] =>
  fields.flatMap(({ name, values, fields: inner = [] }) => [
    ...(values?.includes('csam') ? [`${path}${name}`] : []),
    ...placesOf(inner, `${path}${name}.`),
  ]);
