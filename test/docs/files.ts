import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', 'var', '.git', 'secrets', 'coverage']);

/** Files below a folder whose path ends so, relative to the root of the repository. */
export function filesBelow(folder: string, end: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(file, end);
    return file.endsWith(end) ? [file] : [];
  });
}

export const read = (file: string): string => readFileSync(file, 'utf8');

/** Sources that run: no specs, no fixtures. */
export const sources = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) => filesBelow(folder, '.ts'))
    .filter((file) => !file.endsWith('.spec.ts') && !file.includes('/spec/'));

/** Everything that a pattern's first group finds in these files, each once, sorted. */
export const allMatches = (files: readonly string[], pattern: RegExp): string[] => {
  const found = files.flatMap((file) => [...read(file).matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(found)].sort();
};

/** The first column of the tables of a page, where it is code. */
export const listed = (page: string): string[] => allMatches([page], /^\| `([^`]+)`/gm);
