import type { Tx } from '#database';
import { DocumentNotSet, goesWithout, mayGiveUp, stating, type Within } from './stating.js';

/** What tells one transaction from another here is only that it is another. */
const begun = (): Tx => ({}) as Tx;
const inside =
  <T>(work: (tx: Tx) => Promise<T>) =>
  (within: Within): Promise<T> =>
    within(work)(begun());

describe('a transaction in which acts state their documents', () => {
  /** Needs documents one after the other, and waits for one when it may not give up. */
  const needing = (names: string[], log: string[]) => async (tx: Tx) => {
    log.push('begin');
    for (const name of names) {
      if (log.includes(`set ${name}`)) continue;
      const set = () => Promise.resolve(log.push(`set ${name}`) > 0);
      if (mayGiveUp(tx)) throw new DocumentNotSet(set);
      await set();
    }
    return 'done';
  };

  it('is given up and done again until every document is set', async () => {
    const log: string[] = [];
    expect(await stating(inside(needing(['first', 'second'], log)))).toBe('done');
    expect(log).toEqual(['begin', 'set first', 'begin', 'set second', 'begin']);
  });

  it('waits rather than being given up a third time', async () => {
    const log: string[] = [];
    expect(await stating(inside(needing(['first', 'second', 'third', 'fourth'], log)))).toBe('done');
    expect(log).toEqual(['begin', 'set first', 'begin', 'set second', 'begin', 'set third', 'set fourth']);
  });

  it('waits for no document any more when one could not be set', async () => {
    const log: boolean[] = [];
    const needingOne = (tx: Tx) => {
      log.push(goesWithout(tx));
      if (!goesWithout(tx)) throw new DocumentNotSet(() => Promise.resolve(false));
      return Promise.resolve('without');
    };
    expect(await stating(inside(needingOne))).toBe('without');
    expect(log).toEqual([false, true]);
  });

  it('waits when nobody would do it again', async () => {
    const log: string[] = [];
    expect(await needing(['first'], log)(begun())).toBe('done');
    expect(log).toEqual(['begin', 'set first']);
  });

  it('fails with what else it failed with, at once', async () => {
    let times = 0;
    const failing = stating(() => {
      times += 1;
      return Promise.reject(new Error('the database is gone'));
    });
    await expect(failing).rejects.toThrow('the database is gone');
    expect(times).toBe(1);
  });
});
