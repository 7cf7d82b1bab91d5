import { cite, provisions, type ProvisionId } from '#convention';
import { translated } from './labels.js';
import type { Language } from './languages.js';
import { label, token, type Passage } from './text.js';

/** What stays the same while one document is written. */
export interface Writing {
  language: Language;
  /** Code points the fonts have glyphs for. */
  covered: ReadonlySet<number>;
  /** The language that the author says the entries are in. */
  declared?: string;
  /** Provisions whose mark has been shown, for the legend. */
  marked: Set<ProvisionId>;
}

/** A translated sentence in which every `{name}` is a passage of its own. */
export function filled(pattern: string, values: Record<string, Passage>, language: Language): Passage[] {
  return pattern
    .split(/(\{[a-z]+\})/)
    .filter((part) => part !== '')
    .map((part) => values[part.slice(1, -1)] ?? label(part, language));
}

/** As people cite it in their language, with the mark that says how sure the network is of the number. */
export function citation(id: ProvisionId, writing: Writing): Passage[] {
  const { article, mark } = provisions[id];
  const { language } = writing;
  writing.marked.add(id);
  const pattern = translated(cite(id).replace(article, '{article}'), language);
  const place = /\d/.test(article) ? token(article, language) : label(translated(article, language), language);
  return [...filled(pattern, { article: place }, language), label(' ', language), token(`[${mark}]`, language)];
}
