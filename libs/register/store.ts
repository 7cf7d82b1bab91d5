import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readJws } from '#protocol';

/**
 * Where a client keeps the register between two lives. What it returns is verified again, so the store need not be
 * trusted; but what it loses can be rolled back. One that several processes share keeps the highest `version`.
 */
export interface RegisterStore {
  load(): Promise<string | null>;
  save(jws: string, version: number): Promise<void>;
}

/**
 * One file, replaced whole: after a crash it holds the old version or the new one. Processes that share it keep the higher
 * one, unless two save in the same moment.
 */
export class FileRegisterStore implements RegisterStore {
  constructor(private readonly path: string) {}

  async load(): Promise<string | null> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async save(jws: string, version: number): Promise<void> {
    if ((await this.#kept()) > version) return;
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

  /** Not verified: who can write here can lose it as well. */
  async #kept(): Promise<number> {
    const jws = await this.load();
    try {
      return jws === null ? 0 : Number((readJws(jws) as { version?: unknown }).version) || 0;
    } catch {
      return 0;
    }
  }
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

  load(): Promise<string | null> {
    return Promise.resolve(this.jws);
  }

  save(jws: string): Promise<void> {
    this.jws = jws;
    return Promise.resolve();
  }
}
