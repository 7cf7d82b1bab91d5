import 'reflect-metadata';
import { generatedPages, type Page } from '../support/generate-docs.js';
import { read } from './files.js';

describe('pages derived from code', () => {
  let pages: Page[];

  beforeAll(async () => {
    pages = await generatedPages();
  });

  test.each(['docs/errors.md', 'docs/configuration.md', 'docs/api.md', 'docs/procedures/preservation.md'])(
    '%s is what the code says (npm run docs writes it anew)',
    (path) => {
      expect(read(path)).toBe(pages.find((page) => page.path === path)?.text);
    },
  );

  test('no page is derived without being compared here', () => {
    expect(pages).toHaveLength(4);
  });
});
