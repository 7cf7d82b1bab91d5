import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read } from './files.js';

/** What `npm test` says of a step that is not there. */
const refused = spawnSync(process.execPath, ['test/run.mjs', 'dependencies'], { encoding: 'utf8' });

test('an unknown step of npm test is refused, with those there are', () => {
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/^no such step: dependencies\. Steps: format, types, /);
});

test('a step that ends before it has reported is one failure, and the count is told', () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'rogatory-steps-'));
  mkdirSync(path.join(elsewhere, 'test/support'), { recursive: true });
  writeFileSync(path.join(elsewhere, 'test/support/ensure-programs.mjs'), '');
  writeFileSync(path.join(elsewhere, 'package.json'), '{"scripts": {"build": "true"}}');
  const withoutJest = spawnSync(process.execPath, [path.resolve('test/run.mjs'), 'unit'], {
    cwd: elsewhere,
    encoding: 'utf8',
  });
  rmSync(elsewhere, { recursive: true });
  expect(withoutJest.stdout).toMatch(/\n0 passed, 1 failed\n$/);
  expect(withoutJest.status).toBe(1);
});

test.each(['README.md', 'CONTRIBUTING.md'])('%s names only steps that npm test has', (page) => {
  const [, list = ''] = /Steps: (.*)/.exec(refused.stderr) ?? [];
  const named = [...read(page).matchAll(/`npm test ([a-z]+)`(?: \(or ([^)]*)\))?/g)].flatMap(
    ([, first = '', others = '']) => [first, ...(others.match(/[a-z]+/g) ?? [])],
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((step) => !list.split(', ').includes(step))).toEqual([]);
});
