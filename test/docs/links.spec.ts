import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, read } from './files.js';

const pages = filesBelow('.', '.md');
const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;

/** Text without fenced blocks, whose brackets are no links. */
const prose = (page: string): string => read(page).replace(/^```[\s\S]*?^```/gm, '');
const targetsOf = (page: string): string[] => [...prose(page).matchAll(LINK)].map(([, target = '']) => target);
const isOutside = (target: string): boolean => /^[a-z]+:/.test(target);

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
const anchorsOf = (page: string): string[] =>
  [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => slug(text));

function isBroken(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const found = file === '' ? page : path.join(path.dirname(page), decodeURI(file));
  if (!existsSync(found)) return true;
  return anchor !== undefined && statSync(found).isFile() && !anchorsOf(found).includes(anchor);
}

test('there are pages to look at', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'docs/api.md', 'docker/README.md']));
});

describe.each(pages)('%s', (page) => {
  const relative = targetsOf(page).filter((target) => !isOutside(target));

  test('links to files and headings that are there', () => {
    expect(relative.filter((target) => isBroken(page, target))).toEqual([]);
  });

  test('links to no line number, which the next change would make wrong', () => {
    expect(relative.filter((target) => /#L\d|:\d+$/.test(target))).toEqual([]);
  });

  test('names no package registry: where packages come from is for whoever installs them', () => {
    expect(read(page)).not.toMatch(
      /registry\.npmjs|npmjs\.(com|org)|yarnpkg\.com|docker\.io|ghcr\.io|quay\.io|gcr\.io|jfrog\.io/i,
    );
  });
});
