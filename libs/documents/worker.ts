import type { DocumentFacts } from './facts.js';
import type { Language } from './languages.js';
import { renderDocument, type RenderedDocument } from './render.js';

export interface Order {
  facts: DocumentFacts;
  language: Language;
}

/** What the thread of `Typesetting` runs. */
export default ({ facts, language }: Order): Promise<RenderedDocument> => renderDocument(facts, language);
