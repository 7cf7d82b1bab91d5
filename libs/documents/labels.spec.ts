import { markMeanings } from '#convention';
import { fixedLabels } from './fixed-labels.js';
import { capitalised, catalogues, choice, stateName, translated } from './labels.js';
import { languages } from './languages.js';
import { stateNames } from './states/index.js';

const others = languages.filter((language) => language !== 'en');
const braces = (text: string) => (text.match(/\{[a-z]+\}/g) ?? []).sort();

describe('labels', () => {
  it.each(others)('of the document itself are all there in %s, with every brace', (language) => {
    for (const label of [...fixedLabels, ...Object.values(markMeanings)]) {
      expect(Object.keys(catalogues[language])).toContain(label);
      expect({ label, braces: braces(translated(label, language)) }).toEqual({ label, braces: braces(label) });
    }
  });

  it.each(others)('have no empty word in %s, and none that another language lacks', (language) => {
    expect(Object.values(catalogues[language]).filter((word) => word.trim() === '')).toEqual([]);
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.fr).sort());
  });

  it('are English where nobody has translated them', () => {
    expect(translated('a field of tomorrow', 'vi')).toBe('a field of tomorrow');
    expect(choice('some-new-code', 'ru')).toBe('Some new code');
    expect(translated('constructor', 'fr')).toBe('constructor');
  });

  it('name States as the United Nations do, in every language', () => {
    const names = { VN: 'Viet Nam', CI: "Côte d'Ivoire" };
    expect(languages.map((language) => stateName('VN', names, language))).toEqual([
      'Viet Nam',
      'Viet Nam',
      'Viet Nam',
      'فييت نام',
      '越南',
      'Вьетнам',
      'Việt Nam',
    ]);
    expect(stateName('XX', names, 'fr')).toBe('XX');
    for (const language of Object.values(stateNames)) expect(Object.keys(language)).toEqual(Object.keys(stateNames.fr));
  });

  it('begin with a capital where the script has any', () => {
    expect(capitalised('été')).toBe('Été');
    expect(capitalised('عنوان')).toBe('عنوان');
  });
});
