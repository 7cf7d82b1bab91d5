// The formal document of an act: the data of the act, typeset as an archival PDF in seven languages. The same data give the
// same bytes on every machine. Must know no app, no key, no case but the one it is given: what it needs, it is handed.
export { saidBy } from './facts.js';
export { languageOf, languages, type Language } from './languages.js';
export { renderDocument, TEMPLATE, type DocumentFacts, type RenderedDocument } from './render.js';
export { documentKey, Typesetting, type Digest } from './typesetting.js';
