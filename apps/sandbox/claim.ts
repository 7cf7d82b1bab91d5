import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { platform } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the processes of a network that was ended roughly may take to let go of their ports, milliseconds. */
const LETTING_GO = 15_000;

/**
 * Claims a directory for one sandbox: two on the same data would stop each other's database. The claim is a name that the
 * kernel gives to one process and takes back when that ends, however it ends. (Linux; elsewhere the ports tell.)
 *
 * @returns what gives it back
 * @throws Error that names the process which has it
 */
export async function claimDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  if (platform() !== 'linux') return () => Promise.resolve();
  const name = nameFor(await realpath(directory));
  const claim = createServer((asking) => asking.on('error', () => undefined).end(String(process.pid))).listen(name);
  await once(claim, 'listening').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const who = await holderOf(name);
    throw new Error(`a sandbox runs on ${directory} already${who}; stop it, or choose another --dir`);
  });
  return () => new Promise((resolve) => claim.close(() => resolve()));
}

/** An abstract socket: it has no file that could stay behind. */
const nameFor = (directory: string): string =>
  `\0rogatory-${createHash('sha256').update(directory).digest('base64url')}`;

/** One that ends just now says nothing any more. */
async function holderOf(name: string): Promise<string> {
  const socket = connect(name);
  socket.setTimeout(2_000, () => socket.destroy());
  const pid = await text(socket).catch(() => '');
  return pid === '' ? '' : ` (process ${pid})`;
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
