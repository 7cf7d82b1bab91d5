/**
 * How sure we are of a provision: `✓` read in a source, `≈` read in the parent treaty that the Convention follows
 * closely, `s` secondary source, `?` from memory, `ours` a choice of this network and not law.
 */
export type Mark = '✓' | '≈' | 's' | '?' | 'ours';

export type Instrument =
  | 'hanoi'
  | 'budapest'
  | 'budapest-2ap'
  | 'ece'
  | 'ece-3ap'
  | 'un-model'
  | 'eu'
  | 'europol'
  | 'council-of-europe'
  | 'network';

export interface Provision {
  instrument: Instrument;
  article: string;
  /** Paraphrase, never quotation. */
  text: string;
  mark: Mark;
}

export const of = (instrument: Instrument, article: string, mark: Mark, text: string): Provision => ({
  instrument,
  article,
  text,
  mark,
});

export const hanoi = (article: string, mark: Mark, text: string): Provision => of('hanoi', article, mark, text);
export const budapest = (article: string, mark: Mark, text: string): Provision => of('budapest', article, mark, text);
export const ours = (article: string, text: string): Provision => of('network', article, 'ours', text);
