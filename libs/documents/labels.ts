import ar from './catalogues/ar.js';
import en from './catalogues/en.js';
import es from './catalogues/es.js';
import fr from './catalogues/fr.js';
import ru from './catalogues/ru.js';
import vi from './catalogues/vi.js';
import zh from './catalogues/zh.js';
import type { FixedLabel } from './fixed-labels.js';
import type { Language } from './languages.js';
import { stateNames } from './states/index.js';

/** Words of one language by the English of the tables: titles, or codes of choices. */
export type Catalogue = Readonly<Record<string, string>>;

/** English has words of its own only where the tables have a code, or the imperative of a button. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar, zh, ru, vi };

/** A title of the tables in the language; in English while nobody has translated it. */
export const translated = (title: string, language: Language): string =>
  found(title, language) ?? found(title, 'en') ?? title;

/** A label of the document itself, with its braces. */
export const fixed = (label: FixedLabel, language: Language): string => translated(label, language);

/** A code as words: `already-deleted` is "Already deleted" where no catalogue says better. */
export const choice = (code: string, language: Language): string =>
  found(code, language) ?? found(code, 'en') ?? capitalised(code.replaceAll('-', ' '));

/** UN short name of a State; `names` are the English ones. */
export const stateName = (code: string, names: Readonly<Record<string, string>>, language: Language): string =>
  (language === 'en' ? undefined : stateNames[language][code]) ?? names[code] ?? code;

/** Titles of the tables begin in lower case. */
export const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

const found = (key: string, language: Language): string | undefined =>
  Object.hasOwn(catalogues[language], key) ? catalogues[language][key] : undefined;
