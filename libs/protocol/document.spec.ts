import { readAct, signAct, toAct } from './index.js';
import { act, keys } from './spec/fixtures.js';

const document = { language: 'fr', template: '1', sha256: 'ab'.repeat(32) };
const stating = (stated: unknown) => signAct({ ...act(), document: stated } as ReturnType<typeof act>, keys.VN.sig);

describe('an act that states its document', () => {
  it('carries language, template and digest to whoever reads it', async () => {
    const { jws, hash } = await stating(document);
    expect(toAct(readAct(jws), hash).document).toEqual(document);
    expect(toAct(act(), hash).document).toBeUndefined();
  });

  it.each([
    ['a language that is none', { ...document, language: 'French' }, 'document.language'],
    ['a template of other characters', { ...document, template: '1 ' }, 'document.template'],
    ['a digest in capitals', { ...document, sha256: 'AB'.repeat(32) }, 'document.sha256'],
    ['no digest', { language: 'fr', template: '1' }, 'document.sha256'],
    ['more than that', { ...document, pdf: '' }, 'document.unknown member'],
    ['null', null, 'document'],
  ])('with %s cannot be signed', async (_, wrong, where) => {
    await expect(stating(wrong)).rejects.toMatchObject({ code: 'message-invalid', details: { where } });
  });
});
