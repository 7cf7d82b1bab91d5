import type { ContentsClass } from '../procedure.js';
import type { Contents, Violation } from '../types.js';
import { fieldsOf, type Field } from './describe.js';
import { isFlawless } from './flawless.js';
import { flawsOf } from './flaws.js';
import { notesOf } from './registry.js';

/** Contents with more values are looked at list by list: all at once would take seconds, at every fold, on both sides. */
const MANY = 2_000;
/** No class asks for more. */
const MOST = 20_000;

/** What is wrong with contents, in the order of the class; empty when nothing is. Never throws. */
export function violationsOf(type: ContentsClass, contents: unknown): Violation[] {
  if (!isPlainObject(contents)) return [{ path: '', kind: 'invalid', message: 'the contents must be a JSON object' }];
  const most = mostValuesOf(type);
  const found = valuesIn(contents, most);
  if (found > most) return [{ path: '', kind: 'invalid', message: `the contents hold more than ${most} values` }];
  if (isFlawless(type, contents)) return [];
  return found > MANY ? flawsOfMany(type, contents) : flawsOf(type, contents);
}

const counted = new WeakMap<ContentsClass, number>();

/** As many values as a class can hold, and room for those that it does not know. */
function mostValuesOf(type: ContentsClass): number {
  const most = counted.get(type) ?? Math.min(Math.max(sumOf(fieldsOf(type)), MANY), MOST);
  counted.set(type, most);
  return most;
}

const sumOf = (fields: readonly Field[]): number => fields.reduce((sum, field) => sum + valuesOfField(field), 0);

function valuesOfField({ type, fields = [], maxItems = 0 }: Field): number {
  const inner = sumOf(fields);
  return 1 + (type === 'list' ? maxItems * (1 + inner) : inner);
}

/** Lists of objects are left out but for their first element; of the others, those are looked at that a glance finds wrong. */
function flawsOfMany(type: ContentsClass, contents: Contents): Violation[] {
  const short = { ...contents };
  const others: Violation[] = [];
  for (const { name, title, maxItems = 0, items } of fieldsOf(type)) {
    const [value, nested] = [contents[name], notesOf(type, name).nested?.()];
    if (items !== 'object' || !nested || !Array.isArray(value) || value.length < 2) continue;
    short[name] = value.slice(0, 1);
    if (value.length > maxItems)
      others.push({
        path: name,
        kind: 'invalid',
        message: `${title}: ${name} must contain no more than ${maxItems} elements`,
      });
    others.push(...flawsOfElements(nested, name, value));
  }
  if (valuesIn(short, MANY) > MANY)
    return [
      { path: '', kind: 'invalid', message: `the contents hold more than ${MANY} values, and not all are right` },
    ];
  return [...flawsOf(type, short), ...others];
}

/** Of all elements but the first; what is wrong in them, as long as not too much is to be looked at. */
function flawsOfElements(type: ContentsClass, name: string, elements: readonly unknown[]): Violation[] {
  let left = MANY;
  return elements.flatMap((element, index): Violation[] => {
    if (index === 0) return [];
    const path = `${name}.${index}`;
    if (!isPlainObject(element)) return [{ path, kind: 'invalid', message: `${path} must be an object` }];
    if (isFlawless(type, element)) return [];
    left -= valuesIn(element, MANY);
    if (left < 0) return [{ path, kind: 'invalid', message: `${path} is not right` }];
    return flawsOf(type, element).map((one) => ({ ...one, path: `${path}.${one.path}` }));
  });
}

/** The class by which contents of a signed act were found flawless. */
const flawless = new WeakMap<object, ContentsClass>();

/** As `violationsOf`, for contents that never change, as those of a signed act: good ones are looked at once. */
export function violationsOfSigned(type: ContentsClass, contents: unknown): Violation[] {
  if (isPlainObject(contents) && flawless.get(contents) === type) return [];
  const violations = violationsOf(type, contents);
  if (violations.length === 0) flawless.set(contents as Contents, type);
  return violations;
}

/** Without the fields nobody gave (null, undefined): the contents themselves, or a plain copy where they have such. */
export function pruned(contents: Contents): Contents {
  if (!hasEmpty(contents)) return contents;
  return JSON.parse(JSON.stringify(contents, (_, value: unknown) => (value === null ? undefined : value))) as Contents;
}

function hasEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined;
  return value === null || Object.values(value).some(hasEmpty);
}

function isPlainObject(value: unknown): value is Contents {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many values there are, counted no further than one beyond the limit. */
function valuesIn(contents: Contents, most: number): number {
  const waiting: unknown[] = [contents];
  let count = 0;
  for (let value = waiting.pop(); value !== undefined && count <= most; value = waiting.pop()) {
    const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
    count += inner.length;
    if (count <= most) waiting.push(...inner.filter((one) => one !== undefined));
  }
  return count;
}
