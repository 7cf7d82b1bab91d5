import type { Tx } from '#database';

/** Gives up a transaction in which an act was to state a document that is not set yet. */
export class DocumentNotSet extends Error {
  /** @param set sets it, and says whether it could be set; never rejects */
  constructor(readonly set: () => Promise<boolean>) {
    super('the document of an act has not been set yet');
  }
}

interface Attempt {
  mayGiveUp: boolean;
  isWithout: boolean;
}

/** So often; then it waits. What an act tells in a linked case names the instant, so its document is another each time. */
const GIVEN_UP = 2;
const attempts = new WeakMap<Tx, Attempt>();

/** Whether what works in `tx` may throw `DocumentNotSet`. */
export const mayGiveUp = (tx: Tx): boolean => attempts.get(tx)?.mayGiveUp === true;

/** Whether a document could not be set already for which the transaction was given up: nothing waits for another. */
export const goesWithout = (tx: Tx): boolean => attempts.get(tx)?.isWithout === true;

/** Lets the work of a transaction give up for a document. */
export type Within = <T>(work: (tx: Tx) => Promise<T>) => (tx: Tx) => Promise<T>;

const within =
  (attempt: Attempt): Within =>
  (work) =>
  (tx) => {
    attempts.set(tx, attempt);
    return work(tx);
  };

/**
 * Runs a transaction in which acts state their documents. One that gives up for a document is done again when that is
 * set, so that no connection and no case waits for the typesetter; or when it could not be set, and then without.
 */
export async function stating<T>(transaction: (within: Within) => Promise<T>): Promise<T> {
  let isWithout = false;
  for (let times = 0; times < GIVEN_UP; times += 1) {
    try {
      return await transaction(within({ mayGiveUp: true, isWithout }));
    } catch (error) {
      if (!(error instanceof DocumentNotSet)) throw error;
      isWithout = !(await error.set()) || isWithout;
    }
  }
  return transaction(within({ mayGiveUp: false, isWithout }));
}
