// How Jest runs a unit spec: on Node's own modules, which all specs of a worker share, instead of in a realm and a registry of the
// spec's own (ADR 0024). The framework, its options and its reports stay Jest's.
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import 'reflect-metadata';

const require = createRequire(import.meta.url);
const LISTENERS = Symbol.for('EVENT_HANDLERS');
/** The global under which the framework keeps the tests it has been told of; null before it is loaded. */
let tests = null;
let listeners = 0;

/** @see https://jestjs.io/docs/configuration#testrunner-string */
export default function run(globalConfig, config, environment, runtime, testPath, tell) {
  // Jest's clock and mocks belong to a realm of Jest; and who watches wants what has changed, which Node never reads again.
  const isOfJest = readFileSync(testPath, 'utf8').includes("from '@jest/globals'");
  if (isOfJest || globalConfig.watch || globalConfig.watchAll)
    return circus.default(globalConfig, config, environment, runtime, testPath, tell);
  if (tests === null) prepare(config);
  // As Node does it, with its source maps: Jest knows only those of what Jest has compiled.
  Error.prepareStackTrace = undefined;
  return circus.default(globalConfig, config, { global: globalThis }, native, testPath, tell);
}

/** What the framework asks of a runtime, answered by Node. */
const native = {
  requireInternalModule: framework,
  requireModule: require,
  setGlobalsForRuntime: () => undefined,
  enterTestCode: () => undefined,
  leaveTestCode: () => undefined,
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (path) => import(pathToFileURL(path).href),
};

function prepare({ cacheDirectory }) {
  process.setSourceMapsEnabled(true);
  register('./typescript.mjs', import.meta.url, { data: cacheDirectory });
}

/**
 * Loaded once, told of no test and with its own listeners alone, at every spec. Loading it anew instead would leave what it
 * traces asynchronous calls with behind, which makes every promise slower.
 */
function framework(path) {
  const loaded = require(path);
  if (tests === null) {
    tests = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL');
    listeners = globalThis[LISTENERS].length;
  }
  // Another copy of the framework, which offers what this one keeps to itself.
  const { getState, resetState } = require('jest-circus');
  resetState();
  globalThis[tests] = getState();
  globalThis[LISTENERS].length = listeners;
  return loaded;
}
