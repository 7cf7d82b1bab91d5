import { directionOf, type Direction, type Language } from './languages.js';

/** A run of text with the language it is in and the direction it runs. `whole`: never broken, never reordered. */
export interface Passage {
  text: string;
  lang: string;
  dir: Direction;
  whole: boolean;
}

/** Where a line may break inside a long word; the template makes an empty space of it, so it is never copied. */
const BREAK = '\u200b';
/** Joiners and marks that belong to the spelling of words; every other invisible character is shown. */
const SPELLING = new Set(['\u200c', '\u200d', '\u200e', '\u200f', '\u061c']);
/** So many characters without a space fit into every column. */
const LONGEST = 20;
const EVERY = 6;

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const longWord = new RegExp(`[^\\s\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{${LONGEST + 1},}`, 'gu');
const piece = new RegExp(`(?:[^/._@:?&=,;+-]\\p{M}*){1,${EVERY}}[/._@:?&=,;+-]?|[/._@:?&=,;+-]`, 'gu');

/** A label, or anything else that is written in the language of the document. */
export const label = (text: string, language: Language): Passage => ({
  text,
  lang: language,
  dir: directionOf(language),
  whole: false,
});

/** A reference, a time, a number: reads from left to right wherever it stands. */
export const token = (text: string, language: Language): Passage => ({ text, lang: language, dir: 'ltr', whole: true });

/**
 * What a person wrote, as text and nothing else: what has no glyph, steers the direction of others or cannot be seen is
 * shown by its number, and lines may break in long words.
 *
 * @param declared the language the author says it is in, if any
 */
export function written(text: string, covered: ReadonlySet<number>, language: Language, declared?: string): Passage {
  const visible = shown(text, covered).replace(longWord, (word) => (word.match(piece) ?? [word]).join(BREAK));
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  const dir: Direction = rightToLeft.test(first) ? 'rtl' : 'ltr';
  return { text: visible, lang: scriptLanguage(first, language, declared), dir, whole: false };
}

/** As text of visible characters, lines apart. */
export const shown = (text: string, covered: ReadonlySet<number>): string =>
  /^[ -~]*$/.test(text) ? text : spelled(text, covered);

const spelled = (text: string, covered: ReadonlySet<number>): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/[^\n]/gsu, (character) => (isPlain(character, covered) ? character : numbered(character)));

function isPlain(character: string, covered: ReadonlySet<number>): boolean {
  if (SPELLING.has(character)) return true;
  return covered.has(character.codePointAt(0)!) && !/[\p{C}]/u.test(character);
}

/** `[U+202E]` */
export const numbered = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

/** For screen readers: the declared language where there is one, else one that is written in the script. */
function scriptLanguage(letter: string, language: Language, declared: string | undefined): string {
  if (declared !== undefined) return declared;
  if (/\p{Script=Arabic}/u.test(letter)) return 'ar';
  if (/\p{Script=Han}/u.test(letter)) return 'zh';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'ru';
  return ['ar', 'zh', 'ru'].includes(language) && letter !== '' ? 'en' : language;
}
