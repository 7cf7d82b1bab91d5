import { dispositionOf, fileNameOf, mediaTypeOf } from './file-name.js';

const refused = (work: () => unknown) =>
  expect(work).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error);

describe('the name of a file in a header', () => {
  test.each([
    [`attachment; filename*=UTF-8''report.pdf`, 'report.pdf'],
    [`attachment; filename*=utf-8'pt'a%C3%A7%C3%A3o%20%E2%84%96%201.txt`, 'ação № 1.txt'],
    [`attachment; filename="old.txt"; filename*=UTF-8''new.txt`, 'new.txt'],
    [`attachment; filename*=UTF-8''new.txt; filename="old.txt"`, 'new.txt'],
    ['attachment; filename=plain.txt', 'plain.txt'],
    ['attachment; filename="with \\"quotes\\" and blanks.txt"', 'with "quotes" and blanks.txt'],
    ['form-data; name="file"; filename="a.bin"', 'a.bin'],
  ])('%s', (header, name) => expect(fileNameOf(header)).toBe(name));

  test.each([
    undefined,
    '',
    'attachment',
    'attachment; filename=""',
    'attachment; filename="../../x"',
    `attachment; filename*=UTF-8''..%2Fx`,
    `attachment; filename*=UTF-8''a%00b`,
    `attachment; filename*=UTF-8''%E2%80%AEfdp.exe`,
    `attachment; filename*=UTF-8''%C3`,
    `attachment; filename*=ISO-8859-1''a%E9`,
    'attachment; filename="caf\u00e9"',
  ])('%j is refused', (header) => refused(() => fileNameOf(header)));

  test.each(['report.pdf', 'Đơn «№ 1».txt', `it's (50%) "so".txt`, '証拠.png', 'تقرير.pdf', '*.~!'])(
    '%s comes back from the header that saves it',
    (name) => {
      const header = dispositionOf(name);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
      expect(fileNameOf(header)).toBe(name);
    },
  );
});

describe('a media type', () => {
  test('is taken without parameters, in lower case; bytes when there is none', () => {
    expect([mediaTypeOf('Text/Plain; charset=utf-8'), mediaTypeOf(undefined)]).toEqual([
      'text/plain',
      'application/octet-stream',
    ]);
  });

  test.each(['', 'text', 'text/', 'a b/c'])('%j is none', (header) => refused(() => mediaTypeOf(header)));
});
