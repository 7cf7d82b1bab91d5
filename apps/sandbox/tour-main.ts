import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { endOnSignal } from './end-on-signal.js';
import { SandboxNetwork, type NetworkFile } from './network.js';
import { readOptions } from './options.js';
import { playTour } from './tour.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Exit code of what a signal has ended. */
const INTERRUPTED = 130;

/** The network that runs already, or null. */
async function running(directory: string): Promise<NetworkFile | null> {
  const text = await readFile(path.join(directory, 'network.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const network = JSON.parse(text) as NetworkFile;
  const alive = await Promise.all(
    network.states.map(({ url }) =>
      fetch(`${url}/livez`, { signal: AbortSignal.timeout(1_000) }).then(
        (answer) => answer.ok,
        () => false,
      ),
    ),
  );
  return alive.every(Boolean) ? network : null;
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const found = await running(options.directory);
  if (found) return playTour(found, say);
  say('No network runs: one is started for this tour and stopped afterwards.');
  const own = await SandboxNetwork.prepare(options, say);
  endOnSignal(own, INTERRUPTED, fail);
  try {
    await playTour(await own.start(), say);
  } finally {
    await own.stop();
  }
}

function fail(error: unknown): never {
  process.stderr.write(`the tour failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await run().then(() => process.exit(0), fail);
