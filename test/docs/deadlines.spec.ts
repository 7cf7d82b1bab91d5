import { filesBelow, read } from './files.js';

/** Codes of sentences, as the sources of the deadlines write them. */
const inCode = (): string[] => {
  const sources = filesBelow('libs/convention/deadlines', '.ts').filter((file) => !file.endsWith('.spec.ts'));
  const plain = sources.flatMap((file) =>
    [...read(file).matchAll(/\bcode: '([a-z-]+)'/g)].map(([, code = '']) => code),
  );
  return [...plain, 'ended-met', 'ended-late', 'ended-cancelled'];
};

test('docs/deadlines.md lists every code of the reasoning, and no other', () => {
  const table = read('docs/deadlines.md').split('## The reasoning')[1] ?? '';
  const listed = [...table.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []);
  expect([...new Set(listed)].sort()).toEqual([...new Set(inCode())].sort());
});
