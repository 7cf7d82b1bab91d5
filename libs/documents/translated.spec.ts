import { fieldsOf, procedures, type ActRule, type Field, type Procedure } from '#convention';
import { catalogues, translated } from './labels.js';
import { languages } from './languages.js';

const labelsOfField = ({ title, values = [], fields = [] }: Field, grounds: ReadonlyMap<string, string>): string[] => [
  title,
  ...values.map((value) => grounds.get(value) ?? value),
  ...fields.flatMap((field) => labelsOfField(field, grounds)),
];
const labelsOf = ({ title, acts, grounds }: Procedure): string[] => {
  const titles = new Map(grounds.map((ground) => [ground.ground, ground.title]));
  const ofAct = (rule: ActRule) => [
    rule.title,
    ...fieldsOf(rule.contents).flatMap((field) => labelsOfField(field, titles)),
  ];
  return [...new Set([title, ...acts.flatMap(ofAct), ...titles.values()])];
};

describe.each(languages.filter((language) => language !== 'en'))('labels in %s', (language) => {
  it.each(Object.keys(procedures))('have the title and every act, field, choice and ground of %s', (kind) => {
    expect(labelsOf(procedures[kind]!).filter((label) => !(label in catalogues[language]))).toEqual([]);
  });
});

describe.each(Object.values(procedures))('acts of $kind', ({ acts }) => {
  const titles = [...new Set(acts.map(({ title }) => title))];

  it('have a noun in English, which prevails: in the tables they are what a button says', () => {
    expect(titles.filter((title) => !(title in catalogues.en))).toEqual([]);
  });

  it('are told apart in every language', () => {
    const alike = languages.flatMap((language) => {
      const words = titles.map((title) => translated(title, language));
      return words.filter((word, index) => words.indexOf(word) !== index);
    });
    expect(alike).toEqual([]);
  });
});
