import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, read } from './files.js';

const folder = 'docs/adr';
const decisions = filesBelow(folder, '.md').sort();
const SECTIONS = ['## Context', '## Decision', '## Consequences', '## Checked by'];

/** Lines such as `- [a.spec.ts](../../a.spec.ts): "name of a test"`. */
const checksOf = (page: string) =>
  [...read(page).matchAll(/^- \[[^\]]+\]\(([^)]+)\): "(.+)"$/gm)].map(([, link = '', quoted = '']) => ({
    file: path.join(folder, link),
    quoted,
  }));

test('decisions are numbered without a gap', () => {
  const numbers = decisions.map((page) => Number(path.basename(page).slice(0, 4)));
  expect(numbers).toEqual(decisions.map((_, index) => index + 1));
});

describe.each(decisions)('%s', (page) => {
  const text = read(page);

  test('is one page: what was the case, what was decided, what follows, and what checks it', () => {
    expect(text).toMatch(new RegExp(`^# ${path.basename(page).slice(0, 4)} `));
    expect([...text.matchAll(/^## .*$/gm)].map(([heading]) => heading)).toEqual(SECTIONS);
    expect(text.split('\n').length).toBeLessThan(60);
  });

  test('every line of "Checked by" names a file that is there and words that are in it', () => {
    const lines = text.slice(text.indexOf('## Checked by')).match(/^- /gm) ?? [];
    const checks = checksOf(page);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks).toHaveLength(lines.length);
    expect(checks.filter(({ file, quoted }) => !existsSync(file) || !read(file).includes(quoted))).toEqual([]);
  });
});
