import { AsyncLocalStorage } from 'node:async_hooks';

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
const attempts = new AsyncLocalStorage<Attempt>();

/** Whether what runs may throw `DocumentNotSet`. */
export const mayGiveUp = (): boolean => attempts.getStore()?.mayGiveUp === true;

/** Whether a document could not be set already for which the transaction was given up: nothing waits for another. */
export const goesWithout = (): boolean => attempts.getStore()?.isWithout === true;

/**
 * Runs a transaction in which acts state their documents. One that gives up for a document is done again when that is
 * set, so that no connection and no case waits for the typesetter; or when it could not be set, and then without.
 */
export async function stating<T>(transaction: () => Promise<T>): Promise<T> {
  let isWithout = false;
  for (let times = 0; times < GIVEN_UP; times += 1) {
    try {
      return await attempts.run({ mayGiveUp: true, isWithout }, transaction);
    } catch (error) {
      if (!(error instanceof DocumentNotSet)) throw error;
      isWithout = !(await error.set()) || isWithout;
    }
  }
  return attempts.run({ mayGiveUp: false, isWithout }, transaction);
}
