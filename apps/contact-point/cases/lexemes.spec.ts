import { caseText } from './case-text.js';
import { folded, lexemesOf, soughtIn } from './lexemes.js';

const lexemes = (text: string): string[] => lexemesOf(folded(text), 4_000);
/** What the index does with it. */
const leadsTo = (part: string, text: string): boolean => {
  const there = lexemes(text);
  const sought = soughtIn(folded(part));
  return (
    sought.length > 0 &&
    sought.every(({ lexeme, open }) => there.some((it) => (open ? it.startsWith(lexeme) : it === lexeme)))
  );
};

describe('lexemes of a text', () => {
  it('are the same in whatever case, accent, width or space it is written', () => {
    expect(folded('  Đặng\tÉCOLE Straße ΟΔΟΣ １２３ أحمد ')).toBe('dang ecole strasse οδοσ 123 احمد');
    expect(folded('Đặng'.normalize('NFD'))).toBe(folded('Đặng'.normalize('NFC')));
  });

  it('are letters and digits alone, cut to a length, whatever is in the text', () => {
    const hostile = `a'b:c\\d & !e | <-> "f" ${'x'.repeat(5_000)} ${'é'.repeat(50)} 😀𐐀𐐁𐐂 \u{20000}\u{20001} \ud83d ${'7'.repeat(100)}`;
    for (const lexeme of lexemes(hostile)) expect(lexeme).toMatch(/^[\p{L}\p{N}]{1,12}$/u);
  });

  it('lead to the text from every beginning of a word, and from every part of a number, to any end', () => {
    const text =
      'Nguyễn Văn-An, tel. +84 24 5550118 (acct. IBAN GB29NWBK60161331926819); interdepartmental 张伟王芳x 데이터 والبنك';
    const whole = folded(text);
    const starts = [
      ...whole.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|[\p{N}](?=[\p{L}\p{N}]{2})|[张伟王芳데이터]/gu),
    ].map(({ index }) => index);
    expect(starts.length).toBeGreaterThan(30);
    const lost = starts.flatMap((start) =>
      Array.from({ length: whole.length - start }, (_, more) => whole.slice(start, start + more + 1)).filter(
        (part) => !leadsTo(part, text),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('are not so many that contents could make writing dear', () => {
    const words = Array.from({ length: 50_000 }, (_, n) => `${n}`).join(' ');
    const { lexemes: held } = caseText({ id: 'x', reference: 'VN-2026-000001', contents: { words }, links: [] });
    expect(held.split(' ')).toHaveLength(4_000);
    expect(held).toContain('000001');
  });
});
