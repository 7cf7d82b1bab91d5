import { fieldsOf, type Contents, type ContentsClass, type Field, type FieldType } from '#convention';
import { dayOf, spelledDay, timeOf } from './dates.js';
import { capitalised, choice, fixed, translated } from './labels.js';
import { citation, type Writing } from './pieces.js';
import { label, token, written, type Passage } from './text.js';

/** A row of the table of contents. A group has no values: its parts follow, one level deeper. */
export interface Row {
  level: number;
  label: Passage[];
  provision: Passage[];
  /** One list of passages for each value; several values are shown as a list. */
  values: Passage[][] | null;
  /** More than fits beside its label: set below it, over as many pages as it takes. */
  long: boolean;
}

/** So much text stands beside its label: a quarter of a page at most, whatever the script. */
const SHORT = { characters: 300, lines: 6 };

/** Titles of codes that a procedure knows better than the catalogue: its grounds. */
export type Titles = ReadonlyMap<string, string>;

/** Every field that has been filled in, in the order of the class, nested ones below their own. */
export const contentRows = (type: ContentsClass, contents: Contents, titles: Titles, writing: Writing): Row[] =>
  rowsOf(fieldsOf(type), contents, 0, { titles, writing });

interface Context {
  titles: Titles;
  writing: Writing;
}

const rowsOf = (fields: readonly Field[], contents: Contents, level: number, context: Context): Row[] =>
  fields
    .filter(({ name }) => isGiven(contents[name]))
    .flatMap((field) => fieldRows(field, contents[field.name], level, context));

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function fieldRows(field: Field, value: unknown, level: number, context: Context): Row[] {
  const inside = field.type === 'list' ? field.items : field.type;
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (inside === 'object')
    return values.flatMap((one, index) => [
      { ...head(field, level, context.writing, numbering(values.length, index)), values: null, long: false },
      ...rowsOf(field.fields ?? [], one as Contents, level + 1, context),
    ]);
  const shown = values.map((one) => valueOf(inside ?? 'text', one, context));
  return [{ ...head(field, level, context.writing), values: shown, long: isLong(shown) }];
}

function isLong(values: Passage[][]): boolean {
  const texts = values.map((passages) => passages.map(({ text }) => text).join(''));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  return characters > SHORT.characters || lines > SHORT.lines;
}

const numbering = (count: number, index: number): string => (count > 1 ? `${index + 1}/${count}` : '');

function head({ title, provision }: Field, level: number, writing: Writing, number = ''): Omit<Row, 'values' | 'long'> {
  const { language } = writing;
  const name = label(capitalised(translated(title, language)), language);
  return {
    level,
    label: number === '' ? [name] : [name, label(' ', language), token(number, language)],
    provision: provision ? citation(provision, writing) : [],
  };
}

function valueOf(type: FieldType, value: unknown, { titles, writing }: Context): Passage[] {
  const { language, covered, declared } = writing;
  const text = String(value);
  switch (type) {
    case 'instant':
      return [label(spelledDay(dayOf(text), language), language), label(' ', language), token(timeOf(text), language)];
    case 'date':
      return [label(spelledDay(dayOf(text), language), language)];
    case 'number':
      return [token(text, language)];
    case 'boolean':
      return [label(fixed(value === true ? 'Yes' : 'No', language), language)];
    case 'choice': {
      const title = titles.get(text);
      return [label(title === undefined ? choice(text, language) : translated(title, language), language)];
    }
    case 'text':
    case 'email':
    case 'object':
    case 'list':
      return [written(text, covered, language, declared)];
  }
}
