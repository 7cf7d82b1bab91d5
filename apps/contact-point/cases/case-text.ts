import type { CaseRow } from './case.rows.js';
import { isSecret } from './case.view.js';
import { folded, lexemesOf } from './lexemes.js';

/** What a search finds a case by: a row of `case_texts`. */
export interface CaseText {
  case_id: string;
  /** Its reference and what its contents say, each value a line, folded. */
  text: string;
  /** Of the text, separated by spaces: what the index holds. */
  lexemes: string;
}

/** Lexemes of one case at most, so that no contents, not even another State's, make writing dear: what is beyond is not found. */
const MOST_LEXEMES = 4_000;

/** Contents whose reading is recorded are not searched, or they could be guessed piece by piece: the reference alone is. */
export function caseText(row: Pick<CaseRow, 'id' | 'reference' | 'contents' | 'links'>): CaseText {
  const values = isSecret(row) ? [row.reference] : [row.reference, ...valuesOf(row.contents)];
  const text = values.map(folded).join('\n');
  return { case_id: row.id, text, lexemes: lexemesOf(text, MOST_LEXEMES).join(' ') };
}

/** Every text and number of contents, in their order; names of fields are not searched. */
function* valuesOf(part: unknown): Generator<string> {
  if (typeof part === 'string') yield part;
  else if (typeof part === 'number') yield String(part);
  else if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) yield* valuesOf(inner);
}
