import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Where a client keeps the register between two lives. What it returns is verified again, so the store need not be
 * trusted; but what it loses can be rolled back. Processes may share one: a client saves nothing that is older than what it
 * finds there, unless two save in the same moment.
 */
export interface RegisterStore {
  /** What is kept, the highest version first. Fails when something is there that cannot be read. */
  load(): AsyncIterable<string>;
  save(jws: string, version: number): Promise<void>;
}

/** One file, replaced whole: after a crash it holds the old version or the new one. */
export class FileRegisterStore implements RegisterStore {
  constructor(private readonly path: string) {}

  async *load(): AsyncGenerator<string> {
    const jws = await readFile(this.path, 'utf8').catch(unlessMissing);
    if (jws !== null) yield jws;
  }

  async save(jws: string): Promise<void> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true });
    const draft = `${this.path}.${randomUUID()}.tmp`;
    try {
      await writeDurably(draft, jws);
      await rename(draft, this.path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Writes a new file and waits until the disk has it. Fails when it exists. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the folder's names, so that a renamed or linked file survives a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Keeps nothing beyond the process: for tests and one-off commands. */
export class MemoryRegisterStore implements RegisterStore {
  constructor(private jws: string | null = null) {}

  async *load(): AsyncGenerator<string> {
    if (this.jws !== null) yield this.jws;
  }

  save(jws: string): Promise<void> {
    this.jws = jws;
    return Promise.resolve();
  }
}
