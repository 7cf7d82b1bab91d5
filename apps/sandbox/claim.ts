import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the processes of a network that was ended roughly may take to let go of their ports, milliseconds. */
const LETTING_GO = 15_000;

/**
 * Claims a directory for one sandbox: two on the same data would stop each other's database.
 *
 * @returns what gives it back
 * @throws Error that names the process which has it
 */
export async function claimDirectory(directory: string): Promise<() => Promise<void>> {
  const file = path.join(directory, 'sandbox.pid');
  await mkdir(directory, { recursive: true });
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (holder > 0 && holder !== process.pid && (await isSandbox(holder)))
    throw new Error(`a sandbox runs on ${directory} already (process ${holder}); stop it, or choose another --dir`);
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

/** @throws Error that names the port which somebody else holds */
export async function checkPorts(ports: readonly number[]): Promise<void> {
  const end = Date.now() + LETTING_GO;
  for (const port of ports) {
    while (!(await isFree(port))) {
      if (Date.now() > end)
        throw new Error(`port ${port} is in use by another program; stop it, or choose another --port`);
      await wait(200);
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** Process ids are used again: only one whose command line is ours counts. (Linux; elsewhere the ports tell.) */
async function isSandbox(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('apps/sandbox/');
}
