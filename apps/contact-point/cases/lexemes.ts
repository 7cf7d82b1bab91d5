// What an index can hold of a text, the same in any locale of a database and of any PostgreSQL: where its locale is C, its own
// trigrams (pg_trgm) and parsers know no letter beyond ASCII. No SQL and no case in here.

/** Letters that Unicode does not take apart into a plain one and a mark, or that have a twin. */
const PLAIN: Record<string, string> = {
  ...{ đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ς: 'σ', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' },
};

const beyondAscii = (text: string): boolean => /[^ -~\s]/.test(text);

/** Text without difference of case, accent, width or kind of space. */
export const folded = (text: string): string =>
  (beyondAscii(text) ? plain(text) : text).toLowerCase().replace(/\s+/g, ' ').trim();

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[đðłøıςæœßþ]/g, (letter) => PLAIN[letter]!);

/** Characters of a lexeme at most: what is sought is cut alike, and compared in full afterwards. */
const LONGEST = 12;
/** A number or code is found by any part, up to this length: a telephone number, an IMEI, an IBAN; not a digest. */
const LONGEST_CODE = 34;

const CODE = /\p{N}/u;
/** Scripts that write articles and prepositions onto the word, where few would know how it begins. */
const PREFIXED = /[\p{sc=Arab}\p{sc=Hebr}]/u;
/** Scripts that put no spaces between words. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/**
 * The first lexemes of folded text: of each run of letters and digits its beginning; of one with a digit, or in a script that
 * writes prefixes onto words, what follows each character too; in dense scripts every two characters. Each is letters and
 * digits alone.
 */
export function lexemesOf(text: string, most: number): string[] {
  const into = new Set<string>();
  for (const word of new Set(wordsOf(text))) {
    if (into.size >= most) break;
    if (beyondAscii(word) && DENSE.test(word)) addEach([...word], { least: 1, most: 2 }, into);
    else if ((CODE.test(word) && word.length <= LONGEST_CODE) || PREFIXED.test(word))
      addEach([...word], { least: 3, most: LONGEST }, into);
    else into.add(beginning(word));
  }
  return [...into].slice(0, most);
}

/** A lexeme, or with `open` one that begins so. */
export interface Sought {
  lexeme: string;
  open: boolean;
}

/**
 * What a text has all of, if the folded part is found in it from the beginning of a lexeme on; nothing where the part has
 * neither letter nor digit. Only its last word may go on in the text: an index is quicker with whole lexemes.
 */
export function soughtIn(part: string): Sought[] {
  const words = wordsOf(part);
  return words.flatMap((word, at) => {
    if (beyondAscii(word) && DENSE.test(word)) return pairs([...word]);
    const lexeme = beginning(word);
    return { lexeme, open: lexeme === word && at === words.length - 1 };
  });
}

const wordsOf = (text: string): string[] => text.match(beyondAscii(text) ? /[\p{L}\p{N}]+/gu : /[a-z0-9]+/g) ?? [];

const beginning = (word: string): string => (word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join(''));

/** From each of the characters on, as long as there are so many. */
function addEach(characters: readonly string[], { least, most }: { least: number; most: number }, into: Set<string>) {
  for (let at = 0; at === 0 || at + least <= characters.length; at++)
    into.add(characters.slice(at, at + most).join(''));
}

/** A character alone is sought as the first of two. */
function pairs(characters: readonly string[]): Sought[] {
  const [only = ''] = characters;
  if (characters.length === 1) return [{ lexeme: only, open: true }];
  return characters.slice(1).map((next, at) => ({ lexeme: characters[at]! + next, open: false }));
}
