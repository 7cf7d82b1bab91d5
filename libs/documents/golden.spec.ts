import { factsOf, request } from '../../test/support/document-facts.js';
import type { DocumentFacts } from './facts.js';
import { languages } from './languages.js';
import { renderDocument, TEMPLATE } from './render.js';

/** SHA-256 of the document below, by language. */
const golden = {
  template: '3',
  en: 'e42dda43658d038236f07506c55a860b06e8279108a342f7b5d7e054ed10e833',
  fr: '3cbfb031efe35eb05ff1269f7e5031e1cd16996c5d03346d63c0d2c6b36ed49c',
  es: 'ac9243818fbaf7359e5b7eff0db86d79b57b25993b0b7974b52d9446dac0f481',
  ar: '7f9f4c6de4972c9f6d5bd03f6bde39a8891c9634be385c3932d4c9eb92585a7f',
  zh: 'de2a9ec8f74fdd9562817ebb46ddfc8771db0cee8ed7244c5ec8d3e3cf2bb127',
  ru: '0826f961aabc9f09ba359fd7d923a76ac50568d6ec9988b7b52f8f9e15030483',
  vi: '74c38ccb7b7325411b8307cab5cf8c034b5c1ca281a19a4a0baace354292f424',
};

const sha256 = 'ab'.repeat(32);
const file = { name: 'warrant.pdf', type: 'application/pdf', bytes: 5, sha256, parts: [{ bytes: 5, sha256 }] };
const officer = { id: 'o-2', name: 'Trần Văn Hùng', role: 'supervisor' } as const;

/** Approved, with an enclosure and a linked case: nearly everything that a page can have. */
function facts(): DocumentFacts {
  const given = factsOf(request, { attachments: [file], approval: { officer, at: '2026-02-28T19:00:00.000Z' } });
  const link = {
    relation: 'supplement',
    case: given.act.case,
    reference: 'VN-2026-000041',
    with: ['VN', 'BR'],
  } as const;
  return { ...given, terms: { ...given.terms, links: [link] } };
}

/**
 * Acts that were sent state the digests of their documents. Whoever changes a label, a mark, a font, the compiler or the
 * page changes them: before the first release the digests here, afterwards the template version too, so that documents of
 * older acts read `other-template` and not `different`.
 */
describe(`template ${TEMPLATE}`, () => {
  it('sets the same bytes as ever in seven languages', async () => {
    const set: Record<string, string> = {};
    for (const language of languages) set[language] = (await renderDocument(facts(), language)).sha256;
    expect({ template: TEMPLATE, ...set }).toEqual(golden);
  });
});
