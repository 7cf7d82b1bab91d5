import fc from 'fast-check';
import { exampleRequest } from '../preservation/example.js';
import { PreservationRequest } from '../preservation/contents.js';
import { scripts } from '../scripts.js';
import { violationsOf } from './check.js';
import { flawsOf } from './flaws.js';
import { isFlawless } from './flawless.js';

const tooMany = [{ path: '', kind: 'invalid', message: 'the contents hold more than 2000 values' }];

describe('contents of immoderate size', () => {
  it('are refused as a whole, without looking at each value', () => {
    const keys = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`k${n}`, n]));
    expect(violationsOf(PreservationRequest, { ...exampleRequest(), ...keys })).toEqual(tooMany);
    const data = { identifiers: Array.from({ length: 700 }, () => ({ type: 'email', value: 'a@b.example' })) };
    expect(violationsOf(PreservationRequest, { ...exampleRequest(), data })).toEqual(tooMany);
  });

  it('are far from what a request may hold', () => {
    expect(violationsOf(PreservationRequest, exampleRequest())).toEqual([]);
  });
});

describe('a field that nobody asked for', () => {
  it.each(['other', 'toString', 'hasOwnProperty', 'constructor', '__proto__'])(
    'is found when it is called %s',
    (name) => {
      const contents = JSON.parse(JSON.stringify(exampleRequest()).replace('{', `{"${name}":"x",`)) as object;
      const unknown = { path: name, kind: 'unknown', message: `${name} is not a field of these contents` };
      expect(violationsOf(PreservationRequest, contents)).toEqual([unknown]);
    },
  );
});

describe('contents as large as their class allows', () => {
  const { procedure, examples } = scripts['asset-freeze']!;
  const { contents: type } = procedure.acts.find(({ act }) => act === 'submit')!;
  const request = examples.submit!();
  const [asset] = request.property as [{ virtualAsset: object }];
  const transactions = Array.from({ length: 40 }, (_, n) => `invented-transaction-${n}`);
  const wallet = { ...asset, virtualAsset: { ...asset.virtualAsset, transactions } };
  const property = Array.from({ length: 60 }, () => wallet);
  const spoiltAt = (index: number, by: unknown) => property.map((one, place) => (place === index ? by : one));
  const found = (change: object) =>
    violationsOf(type, { ...request, property, ...change }).map(({ path, kind }) => [path, kind]);

  it('are right', () => {
    expect(found({})).toEqual([]);
  });

  it('say what is missing and where they are wrong, as short ones do', () => {
    expect(found({ urgencyReason: 7, measures: undefined })).toEqual(
      expect.arrayContaining([
        ['urgencyReason', 'invalid'],
        ['measures', 'missing'],
      ]),
    );
    expect(found({ property: spoiltAt(57, { ...wallet, heldBy: 7, more: 1 }) })).toEqual([
      ['property.57.more', 'unknown'],
      ['property.57.heldBy', 'invalid'],
    ]);
    expect(found({ property: spoiltAt(0, null) })).toContainEqual(['property', 'invalid']);
    expect(found({ property: [...property, ...property] })).toEqual([['property', 'invalid']]);
  });

  it('are looked at no longer than short ones, however wrong they are', () => {
    const wrong = { ...wallet, heldBy: 7 };
    const told = found({ property: property.map(() => wrong) });
    expect(told).toHaveLength(60);
    expect(told.at(-1)).toEqual(['property.59', 'invalid']);
    const full = { ...wrong, virtualAsset: { transactions: Array.from({ length: 5_000 }, () => 1) } };
    expect(found({ property: spoiltAt(1, full) })).toEqual([['property.1', 'invalid']]);
    expect(found({ more: Array.from({ length: 5_000 }, () => 1) })).toEqual([['', 'invalid']]);
  });
});

/** Every way from the contents to a value inside them. */
const pathsIn = (value: unknown): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [[name], ...pathsIn(inner).map((path) => [name, ...path])]);

/** A copy with the value at the path replaced, or with one more field beside it. */
function spoilt(contents: unknown, [name = '', ...path]: readonly string[], by: unknown): unknown {
  const copy = (Array.isArray(contents) ? [...(contents as unknown[])] : { ...(contents as object) }) as Record<
    string,
    unknown
  >;
  copy[name] = path.length > 0 ? spoilt(copy[name], path, by) : by;
  return copy;
}

const oddities = ['', ' ', 'x', 'x'.repeat(5_000), '\u0000', 0, -1, 1.5, 400, true, false, null, undefined];
const anything = fc.constantFrom<unknown>(...oddities, {}, [], [null], ['x'], [{}], { more: 1 }, [[]], '2026-03-01');

/** Every class of contents that a table asks for, with its example. */
const classes = new Map(
  Object.values(scripts).flatMap(({ procedure, examples }) =>
    procedure.acts.map(({ act, contents }) => [contents, { act, type: contents, example: examples[act]?.() ?? {} }]),
  ),
);

describe.each([...classes.values()])('contents to $act', ({ type, example }) => {
  it('are seen to be right at a glance when they are, and otherwise looked at for long', () => {
    expect([isFlawless(type, example), flawsOf(type, example)]).toEqual([true, []]);
    const wrong = { ...example, more: 1 };
    expect([violationsOf(type, wrong), isFlawless(type, wrong)]).toEqual([flawsOf(type, wrong), false]);
  });

  it('have on a long look no flaw that was not seen at a glance, however they were spoilt', () => {
    const path = fc.constantFrom(...pathsIn(example), ['more'], ['toString']);
    fc.assert(
      fc.property(path, anything, (place, value) => {
        const contents = spoilt(example, place, value) as Record<string, unknown>;
        if (isFlawless(type, contents)) expect(flawsOf(type, contents)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
