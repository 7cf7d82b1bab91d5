import 'reflect-metadata';
import { readOptions } from './options.js';
import { SandboxNetwork, type NetworkFile } from './network.js';
import { makeTrainingCases } from './training-cases.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const network = await SandboxNetwork.prepare(options, (line) => say(`        ${line}`));
  let stopping: Promise<void> | null = null;
  const end = () => {
    stopping ??= network.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  const file = await begin(network, options.cases);
  say(`ready   register ${file.register.url}  ${file.states.map(({ code, url }) => `${code} ${url}`).join('  ')}`);
  say(
    `        officers and tokens: ${options.directory}/network.json   stop: Ctrl-C   training network, nothing here is real`,
  );
}

/** Starts everything, or leaves nothing running. */
async function begin(network: SandboxNetwork, cases: boolean): Promise<NetworkFile> {
  try {
    const { network: file, isNew } = await network.start();
    if (isNew && cases) await makeTrainingCases(file);
    return file;
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
