import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const text = readFileSync('docs/rules.md', 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| R\d/.test(line))
  .map((line) => {
    const [rule = '', asks = '', provision = '', where = '', test = ''] = line.split('|').slice(1, -1);
    return { rule: rule.trim(), asks: asks.trim(), provision: provision.trim(), where, test };
  });
const filesIn = (part: string): string[] =>
  [...part.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => path.join('docs', link));

describe('the page of the rules', () => {
  test('lists R1 to R20, each once and in order', () => {
    expect(rows.map(({ rule }) => rule)).toEqual(Array.from({ length: 20 }, (_, index) => `R${index + 1}`));
  });

  test.each(rows)('says of $rule what it asks, by which provision and mark, and where it is judged', (row) => {
    expect(row.asks).not.toBe('');
    expect(row.provision).toMatch(/^Art\. \d+.*\[[✓≈?]\]/);
    expect(filesIn(row.where).length).toBeGreaterThan(0);
  });

  test('names files that are there', () => {
    expect(filesIn(text).filter((file) => !existsSync(file))).toEqual([]);
  });

  test.each(rows.filter(({ test: checks }) => !checks.includes('none of its own')))(
    'names for $rule a spec that there is',
    (row) => {
      const specs = filesIn(row.test);
      expect(specs.length).toBeGreaterThan(0);
      for (const spec of specs) expect(spec).toMatch(/\.spec\.ts$/);
    },
  );

  test('names in its tests those that speak of the rule, where several rules share a spec', () => {
    const shared = rows.filter((row) => rows.some((other) => other !== row && other.test === row.test));
    const silent = shared.filter(({ rule, test: checks }) =>
      filesIn(checks).every((file) => !new RegExp(`\\b${rule}\\b`).test(readFileSync(file, 'utf8'))),
    );
    expect(silent.map(({ rule }) => rule)).toEqual([]);
  });
});
