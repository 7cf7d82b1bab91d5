import 'reflect-metadata';
import { procedures } from '#convention';
import { generatedPages, type Page } from '../support/generate-docs.js';
import { read } from './files.js';

const ofProcedures = Object.keys(procedures).map((kind) => `docs/procedures/${kind}.md`);
const paths = [
  'docs/errors.md',
  'docs/configuration.md',
  'docs/api.md',
  'docs/rules.md',
  'docs/protocol.md',
  'docs/deadline-policies.md',
  'docs/coverage.md',
  ...ofProcedures,
];

describe('pages derived from code', () => {
  let pages: Page[];

  beforeAll(async () => {
    pages = await generatedPages();
  });

  test.each(paths)('%s is what the code says (npm run docs writes it anew)', (path) => {
    expect(read(path)).toBe(pages.find((page) => page.path === path)?.text);
  });

  test('no page is derived without being compared here', () => {
    expect(pages).toHaveLength(paths.length);
  });
});
