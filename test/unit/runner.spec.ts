import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Specs with something wrong in each, and what is to be said of it. */
const specs = {
  'wrong.spec.ts': `import { sides } from '#convention';
interface Erased { by: string }
test('holds', () => expect(sides).toHaveLength(2));
test('does not hold', () => {
  const one: Erased = { by: 'requesting' };
  expect(one).toEqual({ by: 'requested' });
});
test('comes to nothing', () => Promise.reject(new Error('nothing came')));
test('asks nothing', () => expect.assertions(1));`,
  'unreadable.spec.ts': `import './nowhere.js';`,
  'later.spec.ts': `test('is told of its own tests alone', () => expect(1).toBe(1));`,
};

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; message: string; assertionResults: unknown[] }[];
}

describe('the runner of unit specs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rogatory-runner-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reports what does not hold, where it stands, and whatever cannot be run', () => {
    for (const [name, text] of Object.entries(specs)) writeFileSync(path.join(folder, name), text);
    const testRunner = path.resolve('test/unit/runner.mjs');
    const config = JSON.stringify({ rootDir: folder, testRunner, testMatch: ['**/*.spec.ts'], transform: {} });
    const jest = ['node_modules/jest/bin/jest.js', `--config=${config}`, '--json', '-i'];
    const { stdout, status } = spawnSync(process.execPath, ['--experimental-vm-modules', ...jest], {
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ numPassedTests: 2, numFailedTests: 3, numRuntimeErrorTestSuites: 1 });
    const [later, unreadable, wrong] = report.testResults.sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(later?.assertionResults).toHaveLength(1);
    expect(unreadable?.message).toContain('nowhere.ts');
    expect(wrong?.message).toContain('wrong.spec.ts:6:');
    expect(wrong?.message).toContain('nothing came');
  });
});
