import type { Contents } from '../types.js';
import { played } from './play.js';

const remarks = (contents: Contents, languages?: string[]): string[] => {
  const [submit] = played('mutual-legal-assistance', [], contents, { ...(languages && { languages }) }).state()
    .timeline;
  expect(submit?.effect).toBe('effective');
  return (submit?.warnings ?? []).flatMap(({ code }) => (code === 'language-not-listed' ? code : []));
};

describe('the language of a request', () => {
  test('is one that the requested State lists, or the request comes with a remark and is effective all the same', () => {
    expect(remarks({ language: 'fr' }, ['pt', 'en'])).toEqual(['language-not-listed']);
    expect(remarks({ language: 'en' }, ['pt', 'en'])).toEqual([]);
  });

  test('may be that of a translation which goes with it', () => {
    expect(remarks({ language: 'vi', translations: ['fr', 'pt-BR'] }, ['pt'])).toEqual([]);
    expect(remarks({ language: 'vi', translations: ['fr'] }, ['pt'])).toEqual(['language-not-listed']);
  });

  test('is the same in another script or region', () => {
    expect(remarks({ language: 'PT-br' }, ['pt'])).toEqual([]);
    expect(remarks({ language: 'zh' }, ['zh-Hans'])).toEqual([]);
  });

  test('is not judged where nobody has said it, or where the terms list none', () => {
    expect(remarks({ language: undefined }, ['pt'])).toEqual([]);
    expect(remarks({ language: 'Portuguese, certified' }, ['pt'])).toEqual([]);
    expect(remarks({ language: 'fr' })).toEqual([]);
  });
});
