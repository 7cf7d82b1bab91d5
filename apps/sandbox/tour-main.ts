import 'reflect-metadata';
import { endOnSignal } from './end-on-signal.js';
import { runningNetwork } from './network-file.js';
import { SandboxNetwork } from './network.js';
import { readOptions } from './options.js';
import { playTour } from './tour.js';
import { makeTrainingCases } from './training-cases.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Exit code of what a signal has ended. */
const INTERRUPTED = 130;

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const found = await runningNetwork(options.directory);
  if (found) return playTour(found, say);
  say('No network runs: one is started for this tour and stopped afterwards.');
  const own = await SandboxNetwork.prepare(options, say);
  endOnSignal(own, INTERRUPTED, fail);
  try {
    await playTour(await own.start(options.cases ? makeTrainingCases : undefined), say);
  } finally {
    await own.stop();
  }
}

function fail(error: unknown): never {
  process.stderr.write(`the tour failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await run().then(() => process.exit(0), fail);
