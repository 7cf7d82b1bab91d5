// The one command that checks everything: `npm test`, or the steps that are named. Steps in order of their cost; stops at the
// first that cannot run, otherwise runs all and ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One pass or one failure each: a step and its npm script. */
const checks = { format: 'format:check', types: 'types', lint: 'lint', deps: 'deps', build: 'build' };
/** Jest's projects, with their options. */
const projects = {
  unit: [],
  properties: [],
  typesetting: [],
  integration: ['--maxWorkers=2'],
  network: ['--runInBand'],
  faults: ['--runInBand'],
};

const steps = [...Object.keys(checks), ...Object.keys(projects)];
const only = process.argv.slice(2);
const unknown = only.filter((name) => !steps.includes(name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}. Steps: ${steps.join(', ')}`);
  process.exit(2);
}

const scratch = mkdtempSync(path.join(tmpdir(), 'rogatory-test-'));
let passed = 0;
let failed = 0;

const wanted = (name) => only.length === 0 || only.includes(name);

function command(line, args, options = {}) {
  return spawnSync(line, args, { stdio: 'inherit', env: { ...process.env, CI: 'true' }, ...options }).status === 0;
}

const script = (name) => command('npm', ['run', '-s', name]);

function check(name) {
  console.log(`\n── ${name}`);
  if (script(checks[name])) passed += 1;
  else failed += 1;
}

/** Counts the tests of a project; a run that executed none, skipped one, or ended before its report is a failure. */
function jest(project) {
  console.log(`\n── ${project}`);
  const report = path.join(scratch, `${project}.json`);
  const run = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const options = [`--selectProjects=${project}`, '--json', `--outputFile=${report}`, ...projects[project]];
  const ok = command('node', [...run, ...options], { stdio: ['inherit', 'ignore', 'inherit'] });
  if (!existsSync(report)) return void (failed += 1);
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
  if (result.numTotalTests === 0 || (!ok && result.numFailedTests === 0 && result.numRuntimeErrorTestSuites === 0))
    failed += 1;
}

const tested = Object.keys(projects).filter(wanted);
if (tested.length > 0 && !command('node', ['test/support/ensure-programs.mjs'])) process.exit(1);
for (const name of Object.keys(checks).filter(wanted)) check(name);
// Tests start compiled programs: without this, those of an earlier build.
if (tested.length > 0 && !wanted('build') && !script('build')) process.exit(1);
tested.forEach(jest);

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
