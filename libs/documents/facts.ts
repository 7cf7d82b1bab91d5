import type { Act, Contents, StateCode, Terms } from '#convention';

/** Everything a document says. Nothing of it depends on who renders it, or when. */
export interface DocumentFacts {
  /** What the act says of itself. Its hash is not among it: the act states the hash of its document. */
  act: Pick<Act, 'case' | 'from' | 'to' | 'side' | 'act' | 'at' | 'officer' | 'contents' | 'attachments' | 'approval'>;
  /** Of the request. */
  terms: Terms;
  /** Contents of the request, for its legal basis; those of the act itself when it is the request. */
  request: Contents;
  /** English UN short names of the States. */
  names: Readonly<Record<StateCode, string>>;
}

/** Each of them: the compiler misses one that is forgotten here, also where an act need not have it. */
const said = {
  ...{ case: true, from: true, to: true, side: true, act: true, at: true, officer: true, contents: true },
  ...{ attachments: true, approval: true },
} satisfies Record<keyof DocumentFacts['act'], true>;

/** Of an act, what its document says. */
export const saidBy = (act: DocumentFacts['act']): DocumentFacts['act'] =>
  Object.fromEntries(Object.entries(act).filter(([name]) => Object.hasOwn(said, name))) as DocumentFacts['act'];
