// The one command that checks everything: `npm test`. Steps in order of their cost; stops at the first step that cannot
// run, otherwise runs all and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const scratch = mkdtempSync(path.join(tmpdir(), 'rogatory-test-'));
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;

const wanted = (name) => only.length === 0 || only.includes(name);

function command(line, args, options = {}) {
  return spawnSync(line, args, { stdio: 'inherit', env: { ...process.env, CI: 'true' }, ...options }).status === 0;
}

/** A check that is one pass or one failure. */
function check(name, script) {
  if (!wanted(name)) return;
  console.log(`\n── ${name}`);
  if (command('npm', ['run', '-s', script])) passed += 1;
  else failed += 1;
}

/** A Jest project: counts its tests; a run that executed none, or skipped one, is a failure. */
function jest(project, more = []) {
  if (!wanted(project)) return;
  console.log(`\n── ${project}`);
  const report = path.join(scratch, `${project}.json`);
  const run = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const ok = command('node', [...run, `--selectProjects=${project}`, '--json', `--outputFile=${report}`, ...more], {
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
  if (result.numTotalTests === 0 || (!ok && result.numFailedTests === 0 && result.numRuntimeErrorTestSuites === 0))
    failed += 1;
}

if (!command('node', ['test/support/ensure-programs.mjs'])) process.exit(1);
check('format', 'format:check');
check('types', 'types');
check('lint', 'lint');
check('dependencies', 'deps');
check('build', 'build');
jest('unit');
jest('properties');
jest('integration', ['--maxWorkers=2']);
jest('network', ['--runInBand']);
jest('faults', ['--runInBand']);

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
