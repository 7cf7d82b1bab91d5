import 'reflect-metadata';
import { endOnSignal } from './end-on-signal.js';
import { readOptions } from './options.js';
import type { NetworkFile } from './network-file.js';
import { SandboxNetwork } from './network.js';
import { makeTrainingCases } from './training-cases.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const network = await SandboxNetwork.prepare(options, (line) => say(`        ${line}`));
  endOnSignal(network, 0, fail);
  const file = await begin(network, options.cases);
  say(`ready   register ${file.register.url}  ${file.states.map(({ code, url }) => `${code} ${url}`).join('  ')}`);
  say(
    `        officers and tokens: ${options.directory}/network.json   stop: Ctrl-C   training network, nothing here is real`,
  );
}

/** Starts everything, or leaves nothing running. */
async function begin(network: SandboxNetwork, cases: boolean): Promise<NetworkFile> {
  try {
    return await network.start(cases ? makeTrainingCases : undefined);
  } catch (error) {
    await network.stop();
    throw error;
  }
}

function fail(error: unknown): never {
  process.stderr.write(`the sandbox cannot run: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await run().catch(fail);
