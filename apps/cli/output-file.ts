import { open, rm, type FileHandle } from 'node:fs/promises';
import { UsageError } from './terminal.js';

/**
 * Makes a new file, which only its owner may read, before what is to stand in it is asked for; `fill` asks and writes.
 * Nothing half-written stays, and nothing of somebody else's is changed.
 *
 * @throws UsageError when there is such a file already, or it cannot be made
 */
export async function newFile<T>(output: string, fill: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await made(output);
  try {
    return await fill(file);
  } catch (error) {
    await rm(output, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function made(output: string): Promise<FileHandle> {
  try {
    return await open(output, 'wx', 0o600);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'exists already' : `cannot be written: ${message}`;
    throw new UsageError(`${output} ${why}`, { cause });
  }
}
