import type { StateCode } from '../types.js';

/** How a case stands to the one it names: what is said on its own side, and on the other's. */
export const relations = {
  parent: { title: 'Arises from', reverse: 'Gave rise to' },
  'follow-up': { title: 'Follows up', reverse: 'Followed up by' },
  supplement: { title: 'Supplements', reverse: 'Supplemented by' },
  'third-state': { title: 'Goes to a third State because of', reverse: 'Asked of a third State in' },
} as const;

export type Relation = keyof typeof relations;
export const relationCodes = Object.keys(relations) as Relation[];

/** As many as one request can name. */
export const MOST_LINKS = 20;

/**
 * A case that a request names, in the terms of its submit act. A State that does not hold the case named learns of it
 * what stands here, and no more.
 */
export interface Link {
  /** One of the relations; another is of a newer version, and shown as it is. */
  relation: string;
  /** Id of the case named. */
  case: string;
  reference: string;
  /** Its requesting and its requested State. */
  with: readonly [StateCode, StateCode];
  /** Its material is restricted, and so is that of the case that names it: said by the State that holds both. */
  restricted?: true;
}
