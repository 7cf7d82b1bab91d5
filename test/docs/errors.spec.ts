import 'reflect-metadata';
import { elsewhere, inReceipts, noticeMeanings, registerMeanings, routerMeanings } from '../support/error-meanings.js';
import { objectOf, setOf, unionOf } from '../support/generate-docs.js';
import { allMatches, listed, read, sources } from './files.js';

const PROBLEM = /new Problem\(\s*'([a-z-]+)'/g;
const documented = new Set([
  ...listed('docs/errors.md'),
  ...allMatches(['docs/errors.md'], /^\| (?:\d{3}|yes|no) +\| `([^`]+)`/gm),
]);

describe('docs/errors.md', () => {
  test('lists every code that anything in the code is refused with', () => {
    const thrown = allMatches(sources('apps', 'libs'), PROBLEM);
    expect(thrown.length).toBeGreaterThan(40);
    expect(thrown.filter((code) => !documented.has(code))).toEqual([]);
  });

  test('lists every code that is put into the security log', () => {
    const logged = allMatches(sources('apps/contact-point'), /security(?:Log)?\s*\.record\(\s*'([a-z-]+)'/g);
    expect(logged).toContain('not-permitted');
    expect(logged.filter((code) => !documented.has(code))).toEqual([]);
  });

  test("explains every status of the register's server, and no other", () => {
    expect(Object.keys(registerMeanings)).toEqual(Object.keys(objectOf('apps/register/problems.ts', 'STATUS')));
  });

  test('explains every status of the router, and no other', () => {
    expect(Object.keys(routerMeanings)).toEqual(Object.keys(objectOf('apps/router/problems.ts', 'STATUS')));
  });

  test("explains every reason of the router's notices, and no other", () => {
    expect(Object.keys(noticeMeanings)).toEqual(unionOf('apps/router/judge.ts', 'Refusal'));
  });

  test('explains every final refusal of a receipt', () => {
    const finals = setOf('apps/contact-point/exchange/settlement.service.ts', 'FINAL');
    expect(finals.filter((code) => !(code in inReceipts))).toEqual([]);
  });

  test('explains no code that nothing uses', () => {
    const code = sources('apps', 'libs').map(read).join('\n');
    const explained = [...Object.keys(elsewhere), ...Object.keys(inReceipts)];
    expect(explained.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
  });
});
