import { spawnSync } from 'node:child_process';
import { read } from './files.js';

/** What `npm test` says of a step that is not there. */
const refused = spawnSync(process.execPath, ['test/run.mjs', 'dependencies'], { encoding: 'utf8' });

test('an unknown step of npm test is refused, with those there are', () => {
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/^no such step: dependencies\. Steps: format, types, /);
});

test.each(['README.md', 'CONTRIBUTING.md'])('%s names only steps that npm test has', (page) => {
  const [, list = ''] = /Steps: (.*)/.exec(refused.stderr) ?? [];
  const named = [...read(page).matchAll(/`npm test ([a-z]+)`(?: \(or ([^)]*)\))?/g)].flatMap(
    ([, first = '', others = '']) => [first, ...(others.match(/[a-z]+/g) ?? [])],
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((step) => !list.split(', ').includes(step))).toEqual([]);
});
