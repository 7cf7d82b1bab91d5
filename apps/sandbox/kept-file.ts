import { readFile, rename, writeFile } from 'node:fs/promises';

/**
 * Reads what an earlier run has kept.
 *
 * @returns null when there is no such file
 * @throws Error that names a file which is not JSON any more, and the remedy
 */
export async function kept<T>(file: string, remedy: string): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new Error(`${file} is damaged: ${remedy}`, { cause });
  }
}

/** Writes the file, for its owner only: all of it or nothing. */
export async function keep(file: string, value: object): Promise<void> {
  await writeFile(`${file}.tmp`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.tmp`, file);
}
