import { createHash } from 'node:crypto';
import { compose, TEMPLATE } from './compose.js';
import type { DocumentFacts } from './facts.js';
import type { Language } from './languages.js';
import { typeset, typesetter } from './typst.js';

export { TEMPLATE };
export type { DocumentFacts };

export interface RenderedDocument {
  language: Language;
  template: string;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  /** PDF/A-2a. */
  bytes: Buffer;
}

/**
 * The formal document of an act: the same facts give the same bytes, in every process and on every machine.
 * The first call of a process loads compiler and fonts.
 *
 * @throws Problem `unknown-kind`; Error when the compiler cannot be loaded or refuses
 */
export async function renderDocument(facts: DocumentFacts, language: Language): Promise<RenderedDocument> {
  const setter = await typesetter();
  const bytes = typeset(setter, compose(facts, language, setter.covered));
  return { language, template: TEMPLATE, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
