import { fieldsOf, procedures, type ActRule, type Field, type Procedure } from '#convention';
import { catalogues } from './labels.js';
import { languages } from './languages.js';

/** Kinds that are translated down to their last field; of the others, the title is. Not to grow shorter. */
const WHOLE = ['preservation', 'contact-point-assistance', 'preserved-traffic-disclosure', 'mutual-legal-assistance'];

const labelsOfField = ({ title, values = [], fields = [] }: Field, grounds: ReadonlyMap<string, string>): string[] => [
  title,
  ...values.map((value) => grounds.get(value) ?? value),
  ...fields.flatMap((field) => labelsOfField(field, grounds)),
];
const labelsOf = ({ acts, grounds }: Procedure): string[] => {
  const titles = new Map(grounds.map(({ ground, title }) => [ground, title]));
  const ofAct = ({ title, contents }: ActRule) => [
    title,
    ...fieldsOf(contents).flatMap((field) => labelsOfField(field, titles)),
  ];
  return [...new Set([...acts.flatMap(ofAct), ...titles.values()])];
};

describe.each(languages.filter((language) => language !== 'en'))('labels in %s', (language) => {
  const missing = (labels: readonly string[]) => labels.filter((label) => !(label in catalogues[language]));

  it('have the title of every kind of request', () => {
    expect(missing(Object.values(procedures).map(({ title }) => title))).toEqual([]);
  });

  it.each(WHOLE)('have every act, field, choice and ground of %s', (kind) => {
    expect(missing(labelsOf(procedures[kind]!))).toEqual([]);
  });
});
