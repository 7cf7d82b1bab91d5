import { allMatches, listed, read, sources } from './files.js';

/** Every way in which the contact point names an event. */
const PLACES = [
  /\bevent: '([a-z-]+)'/g,
  /\bfact\('([a-z-]+)'/g,
  /\btrail\.read\('([a-z-]+)'/g,
  /\btrail\.record\('([a-z-]+)', /g,
  /\bthis\.facts\([^;]*?, '([a-z-]+)', detail\)/g,
  /\b(?:miss|warn|expire): '([a-z-]+)'/g,
];
const files = sources('apps/contact-point');
/** They write what their callers name. */
const PASSES_ON = [
  'apps/contact-point/ledger/audit-trail.service.ts',
  'apps/contact-point/cases/case-trail.service.ts',
];

describe('docs/ledger-events.md', () => {
  const documented = listed('docs/ledger-events.md');

  test('has every event that is written', () => {
    const written = PLACES.map((place) => allMatches(files, place));
    expect(written.filter((found) => found.length === 0)).toEqual([]);
    expect([...new Set(written.flat())].sort()).toEqual(documented);
  });

  test('names each event once, as the code spells it', () => {
    const lines = [...read('docs/ledger-events.md').matchAll(/^\| `([a-z-]+)`/gm)].map(([, event]) => event);
    expect(lines).toHaveLength(documented.length);
    const code = files.map(read).join('\n');
    expect(documented.filter((event) => !code.includes(`'${event}'`))).toEqual([]);
  });

  test('whoever writes to the ledger names an event in a way that is looked for here', () => {
    const writers = files.filter(
      (file) => /\.write\(tx, \[|facts: \[|trail\.read\(/.test(read(file)) && !PASSES_ON.includes(file),
    );
    expect(writers.length).toBeGreaterThan(5);
    expect(writers.filter((file) => PLACES.every((place) => allMatches([file], place).length === 0))).toEqual([]);
  });
});
