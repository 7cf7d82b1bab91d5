import { procedures } from '../procedures.js';
import { crossRules, notTaken, takes } from './kinds.js';

const pairs = notTaken.flatMap(({ kinds, rules }) =>
  kinds.flatMap((kind) => rules.map((rule) => [kind, rule] as const)),
);

test('a rule that is said not to be taken is not taken, by a kind that there is, for one reason', () => {
  for (const [kind] of pairs) expect(procedures).toHaveProperty([kind]);
  expect(pairs.filter(([kind, rule]) => takes(kind, rule))).toEqual([]);
  expect(new Set(pairs.map((pair) => pair.join())).size).toBe(pairs.length);
});

test('every kind takes every rule, or says why not', () => {
  const gaps = Object.keys(procedures).flatMap((kind) =>
    crossRules.filter((rule) => !takes(kind, rule)).map((rule) => [kind, rule].join()),
  );
  expect(gaps.filter((gap) => !pairs.some((pair) => pair.join() === gap))).toEqual([]);
});

test('every rule is taken by some kind, or its sign is none', () => {
  const kinds = Object.keys(procedures);
  expect(crossRules.filter((rule) => !kinds.some((kind) => takes(kind, rule)))).toEqual([]);
});
