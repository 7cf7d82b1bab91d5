import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf } from './coverage.js';
import { template } from './template.js';

/** Compiler and fonts: 150 MB and a third of a second, so nobody pays before the first document. */
interface Typesetter {
  compiler: NodeCompiler;
  covered: ReadonlySet<number>;
}

/** Regular and bold of each, in the packages of the lockfile: two machines set with the same glyphs. */
const FONTS = [
  ['@embedpdf/fonts-latin', 'NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  ['@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf'],
  ['@embedpdf/fonts-sc', 'NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'],
] as const;
/** Results the compiler keeps for this many documents; more saves no time, and none would grow without end. */
const KEPT = 4;

const require = createRequire(import.meta.url);
let ready: Promise<Typesetter> | undefined;

/** The one of this process. */
export function typesetter(): Promise<Typesetter> {
  ready ??= start().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function start(): Promise<Typesetter> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fonts = await Promise.all(FONTS.flatMap(([name, ...files]) => files.map((file) => readFont(name, file))));
  // A workspace that is no directory: the template has no file to read.
  const compiler = NodeCompiler.create({ workspace: path.resolve('/nowhere'), fontArgs: [{ fontBlobs: fonts }] });
  const regular = fonts.filter((_, index) => index % 2 === 0);
  return { compiler, covered: new Set(regular.flatMap(coverageOf)) };
}

const readFont = (name: string, file: string): Promise<Buffer> =>
  readFile(path.join(path.dirname(require.resolve(name)), '..', 'fonts', file));

/**
 * Sets one sheet as PDF/A-2a, on this thread. In one call: a compiled document that JavaScript holds is freed when the
 * collector gets to it, and that is a megabyte each. The compiler takes one standard at a time; the tests ask for the
 * other, so that what it demands (tags, title, language) is there.
 *
 * @throws Error when Typst refuses
 */
export function typeset({ compiler }: Typesetter, sheet: object, pdfStandard: 'a-2a' | 'ua-1' = 'a-2a'): Buffer {
  const inputs = { sheet: JSON.stringify(sheet) };
  const bytes = compiler.pdf({ mainFileContent: template, inputs }, { pdfStandard });
  compiler.evictCache(KEPT);
  return bytes;
}
