import { AsyncLocalStorage } from 'node:async_hooks';

/** Gives up a transaction in which an act was to state a document that is not set yet. */
export class DocumentNotSet extends Error {
  /** @param set sets it, or takes note that it cannot be set; never rejects */
  constructor(readonly set: () => Promise<unknown>) {
    super('the document of an act has not been set yet');
  }
}

/** So often; then it waits. What an act tells in a linked case names the instant, so its document is another each time. */
const GIVEN_UP = 2;
const giving = new AsyncLocalStorage<true>();

/** Whether what runs may throw `DocumentNotSet`. */
export const mayGiveUp = (): boolean => giving.getStore() === true;

/**
 * Runs a transaction in which acts state their documents. One that gives up for a document is done again when that is
 * set, so that no connection and no case waits for the typesetter.
 */
export async function stating<T>(transaction: () => Promise<T>): Promise<T> {
  for (let times = 0; times < GIVEN_UP; times += 1) {
    try {
      return await giving.run(true, transaction);
    } catch (error) {
      if (!(error instanceof DocumentNotSet)) throw error;
      await error.set();
    }
  }
  return transaction();
}
