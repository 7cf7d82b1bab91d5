import { guard } from '../procedure.js';
import type { Opening } from '../request/request.js';

type Spoken = Partial<Opening> & { translations?: readonly string[] };

/** The language itself, whatever its script or region; nothing where the text is no language tag. */
const primary = (tag = ''): string[] =>
  /^[a-z]{2,3}(?=-|$)/i.exec(tag)?.map((language) => language.toLowerCase()) ?? [];

/**
 * A remark, not a bar: a request is made in a language that the requested State accepts (Art. 40(13)), or goes with a
 * translation into one. Terms that list no languages, and requests that name none, are not judged.
 */
export const languageListed = guard<Spoken>({
  code: 'language-not-listed',
  message: 'The requested State lists neither the language of the request nor that of a translation of it (language)',
  provision: 'hanoi-40-13',
  needs: 'contents',
  holds: ({ contents: { language, translations = [] }, terms }) => {
    const given = [language, ...translations].flatMap(primary);
    const listed = terms?.languages?.flatMap(primary);
    return !listed || given.length === 0 || given.some((one) => listed.includes(one));
  },
});
