import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { factsOf, request } from '../../test/support/document-facts.js';
import { compose } from './compose.js';
import { catalogues, fixed } from './labels.js';
import { languages, type Language } from './languages.js';
import { renderDocument } from './render.js';
import { typeset, typesetter } from './typst.js';

/** Poppler's view of a PDF. */
function poppler(program: 'pdftotext' | 'pdfinfo', bytes: Buffer): string {
  const { status, stdout, stderr } = spawnSync(program, program === 'pdfinfo' ? ['-'] : ['-raw', '-', '-'], {
    input: bytes,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout.toString();
}

/** Text without the marks of direction that poppler writes around it, and without regard to where lines end. */
const textOf = (bytes: Buffer): string =>
  poppler('pdftotext', bytes)
    .normalize('NFKC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\f]/g, '')
    .replace(/\s+/g, '');
const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

describe('the formal document of an act', () => {
  it('has the same bytes whenever it is rendered, whatever was rendered between', async () => {
    const first = await renderDocument(factsOf(), 'ar');
    await renderDocument(factsOf({ ...request, necessity: 'Another reason' }), 'zh');
    const again = await renderDocument(structuredClone(factsOf()), 'ar');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    expect({ ...again, bytes: first.bytes }).toEqual(first);
  });

  it('has other bytes when a single fact is another', async () => {
    const hashes = await Promise.all([
      renderDocument(factsOf(), 'en'),
      renderDocument(factsOf({ ...request, necessity: 'Records are deleted after 31 days' }), 'en'),
      renderDocument(factsOf(request, { at: '2026-03-01T20:00:00.000Z' }), 'en'),
      renderDocument(factsOf(request, { officer: { id: 'o-2', name: 'Trần Văn Hùng', role: 'officer' } }), 'en'),
      renderDocument(factsOf(), 'fr'),
    ]);
    expect(new Set(hashes.map(({ sha256 }) => sha256)).size).toBe(5);
  });

  it.each(languages)('says every label and every value in %s', async (language) => {
    const text = textOf((await renderDocument(factsOf(), language)).bytes);
    const sheet = compose(factsOf(), language, (await typesetter()).covered);
    const values = ['VN-2026-000042', 'NguyễnThịHoa', 'coleta@correio.example', '192.0.2.7', '08:30:00UTC', '[≈]'];
    for (const value of values) expect(text).toContain(squeezed(value));
    // Poppler puts Arabic words in an order of its own: they are looked for one by one below.
    if (language === 'ar') return;
    for (const label of [sheet.title, sheet.subtitle, sheet.from, sheet.to, sheet.notes.title])
      expect(text).toContain(squeezed(label));
    for (const row of sheet.contents.rows)
      for (const passage of row.label) expect(text).toContain(squeezed(passage.text.replaceAll('\u200b', '')));
  });

  it('names the second officer who approved the request', async () => {
    const officer = { id: 'o-2', name: 'Trần Văn Hùng', role: 'supervisor' as const };
    const approved = factsOf(request, { approval: { officer, at: '2026-02-28T19:00:00.000Z' } });
    expect(textOf((await renderDocument(approved, 'en')).bytes)).toContain('ApprovedbyTrầnVănHùngSupervisor');
    expect(textOf((await renderDocument(factsOf(), 'en')).bytes)).not.toContain('Approvedby');
  });

  it('cites what this very act rests on, where that depends on what it says', async () => {
    const { covered } = await typesetter();
    const cited = (basis: string) => {
      const facts = factsOf({ basis }, { act: 'report-order', side: 'requested' });
      const told = { ...facts, terms: { ...facts.terms, kind: 'confiscation' } };
      const [, act] = compose(told, 'en', covered).facts.find(([name]) => name === 'Act')!;
      return act
        .flat()
        .map(({ text }) => text)
        .join('')
        .replaceAll('\u200b', '');
    };
    expect(cited('own-order')).toContain('50(1)(a)');
    expect(cited('foreign-order-enforced')).toContain('50(1)(b)');
  });

  it('runs from right to left in Arabic, and references, times and numbers do not', async () => {
    const { bytes } = await renderDocument(factsOf(), 'ar');
    const text = textOf(bytes);
    for (const word of ['التعجيل', 'فييت', 'البرازيل', 'شباط', 'فبراير']) expect(text).toContain(word);
    for (const kept of ['VN-2026-000042', '+84245550118', '(Asia/Ho_Chi_Minh)', '42(3)(a)', '1/2'])
      expect(text).toContain(kept);
    const sheet = compose(factsOf(), 'ar', (await typesetter()).covered);
    const times = sheet.contents.rows
      .flatMap((row) => row.values?.flat() ?? [])
      .filter(({ text }) => /UTC$/.test(text));
    expect(times.map(({ dir, whole }) => ({ dir, whole }))).toEqual([
      { dir: 'ltr', whole: true },
      { dir: 'ltr', whole: true },
    ]);
  });

  it('is dated by the legal day of the State that acts', async () => {
    const { covered } = await typesetter();
    const dayOf = (side: 'requesting' | 'requested') => compose(factsOf(request, { side }), 'en', covered).day;
    expect(dayOf('requesting')).toEqual({ year: 2026, month: 3, day: 1 });
    expect(dayOf('requested')).toEqual({ year: 2026, month: 2, day: 28 });
  });

  it('is an archival, tagged PDF with title and language, and meets what PDF/UA-1 demands besides', async () => {
    const { bytes } = await renderDocument(factsOf(), 'fr');
    const info = poppler('pdfinfo', bytes);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Title: +VN-2026-000042: Conservation rapide/);
    const packet = bytes.toString('latin1');
    expect(packet).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(packet).toContain('/Lang (fr)');
    const setter = await typesetter();
    for (const language of languages)
      expect(() => typeset(setter, compose(factsOf(), language, setter.covered), 'ua-1')).not.toThrow();
  });

  it('states grounds by their title and names what it encloses', async () => {
    const sha256 = 'ab'.repeat(32);
    const enclosed = { name: 'séance.pdf', type: 'application/pdf', bytes: 5, sha256, parts: [{ bytes: 5, sha256 }] };
    const contents = { grounds: ['sovereignty-security-ordre-public'], reasons: 'It belongs to this State.' };
    const facts = factsOf(contents, { act: 'refuse', side: 'requested', attachments: [enclosed] });
    const text = textOf((await renderDocument({ ...facts, request }, 'es')).bytes);
    for (const part of ['Menoscabo de la soberanía', 'Denegación de la solicitud', 'Anexo', 'séance.pdf', sha256])
      expect(text).toContain(squeezed(part));
  });

  it('says that an act says nothing further', async () => {
    const facts = factsOf({}, { act: 'acknowledge', side: 'requested', from: 'BR', to: 'VN' });
    const text = textOf((await renderDocument({ ...facts, request }, 'ru')).bytes);
    expect(text).toContain(squeezed(fixed('This act says nothing further.', 'ru')));
  });
});

/** Every code point but surrogates. As fast-check's unit `binary`, which lists them all first. */
const character = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map(
  (n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800),
  (written) => {
    const point = (written as string).codePointAt(0)!;
    return point < 0xd800 ? point : point - 0x800;
  },
);

describe('what a person wrote', () => {
  const written = async (necessity: string, language: Language = 'en') =>
    textOf((await renderDocument(factsOf({ ...request, necessity }), language)).bytes);

  it.each([
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd") #sys.inputs #panic("x")',
    '$ sum_(k=0)^n k $ and $5',
    '*bold* _emphasis_ `raw` = heading <label> @reference',
    '\\u{1F600} \\ \\\\ // comment /* comment */ ~ -- --- ...',
    '"quoted" \'single\' ]]] )}} [[[ ({{ #{ }',
  ])('stays text: %s', async (text) => {
    expect(await written(text)).toContain(squeezed(text));
  });

  it('is shown by its number where it steers, hides or has no glyph', async () => {
    const text = await written('pay\u202eeman\u202c \u0007 \u{1F600} \u0e01 \u200b \u00ad end');
    for (const shown of ['pay[U+202E]eman[U+202C]', '[U+0007]', '[U+1F600]', '[U+0E01]', '[U+200B]', '[U+00AD]'])
      expect(text).toContain(shown);
  });

  it('breaks nowhere into the margin: a long word is all there, and none of it is added', async () => {
    const word = 'x'.repeat(400);
    const url = `https://example.org/${'path/'.repeat(40)}?q=${'%20'.repeat(60)}`;
    const bytes = (await renderDocument(factsOf({ ...request, necessity: `${word} ${url}` }), 'en')).bytes;
    const text = textOf(bytes);
    expect(text).toContain(word);
    expect(text).toContain(url);
    const boxes = spawnSync('pdftotext', ['-bbox', '-', '-'], { input: bytes }).stdout.toString();
    const rights = [...boxes.matchAll(/xMax="([\d.]+)" yMax="[\d.]+">/g)].map((match) => Number(match[1]));
    expect(Math.max(...rights)).toBeLessThan(595.3 - 20 * 2.83);
  });

  it('keeps its lines, and its own direction', async () => {
    const { covered } = await typesetter();
    const sheet = compose(factsOf({ ...request, necessity: 'أول\r\nثان' }), 'en', covered);
    const found = sheet.contents.rows.flatMap((row) => row.values?.flat() ?? []).find(({ dir }) => dir === 'rtl');
    expect(found).toEqual({ text: 'أول\nثان', lang: 'ar', dir: 'rtl', whole: false });
  });

  it('can be anything: every text of any characters makes a document', async () => {
    const text = fc.string({ unit: character, minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...languages), async (necessity, language) => {
        const { bytes } = await renderDocument(factsOf({ ...request, necessity }), language);
        expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      }),
      { numRuns: 30 },
    );
  });
});

describe('the fonts', () => {
  it('have a glyph for every character of every catalogue', async () => {
    const { covered } = await typesetter();
    const words = Object.values(catalogues).flatMap((words) => Object.values(words));
    const missing = [...new Set(words.join(''))].filter((character) => !covered.has(character.codePointAt(0)!));
    expect(missing).toEqual([]);
  });
});
