import type { Language } from '../languages.js';
import ar from './ar.js';
import es from './es.js';
import fr from './fr.js';
import ru from './ru.js';
import vi from './vi.js';
import zh from './zh.js';

/** Short names by ISO 3166-1 alpha-2 code. */
export type StateNames = Readonly<Record<string, string>>;

/** In the languages other than English, whose names come with the facts. */
export const stateNames: Readonly<Record<Exclude<Language, 'en'>, StateNames>> = { fr, es, ar, zh, ru, vi };
