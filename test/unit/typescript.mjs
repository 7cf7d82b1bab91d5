// Lets Node load TypeScript: finds the sources that `.js` and `#library` stand for, and compiles them as the build does.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const root = new URL('../../', import.meta.url);
const settings = readFileSync(new URL('.swcrc', root), 'utf8');
let cache;

/** @param directory where compiled sources are kept, by what they were compiled from */
export function initialize(directory) {
  cache = path.join(directory, 'unit');
  mkdirSync(cache, { recursive: true });
}

export function resolve(specifier, context, next) {
  if (!context.parentURL?.endsWith('.ts')) return next(specifier, context);
  if (/^#[a-z-]+$/.test(specifier)) return found(new URL(`libs/${specifier.slice(1)}/index.ts`, root));
  if (/^\.{1,2}\/.*\.js$/.test(specifier)) return found(new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL));
  return next(specifier, context);
}

const found = ({ href }) => ({ url: href, format: 'module', shortCircuit: true });

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', shortCircuit: true, source: compiled(fileURLToPath(url)) };
}

function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256').update([version, settings, filename, source].join('\0')).digest('hex');
  const kept = path.join(cache, key);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { code } = transformSync(source, { filename, sourceMaps: 'inline' });
    // Several workers may compile the same source: whoever reads finds all of it or nothing.
    const whole = `${kept}.${randomUUID()}`;
    writeFileSync(whole, code);
    renameSync(whole, kept);
    return code;
  }
}
