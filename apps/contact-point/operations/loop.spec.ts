import { Loop } from './loop.js';

const failure = (code: string) => Object.assign(new Error('secret'), { name: 'Problem', code });

describe('a loop that fails', () => {
  it('says so once, again when it fails for another reason, again after some minutes, and when it works', async () => {
    const said: unknown[][] = [];
    const logger = { warn: (...all: unknown[]) => said.push(all), log: (...all: unknown[]) => said.push(all) };
    let now = 0;
    const outcomes = [failure('a'), failure('a'), failure('b'), failure('b'), null];
    const loop = new Loop(
      'the loop',
      0,
      () => {
        now += outcomes.length === 2 ? 6 * 60_000 : 1_000;
        const next = outcomes.shift();
        if (outcomes.length === 0) loop.end();
        return next ? Promise.reject(next) : Promise.resolve();
      },
      logger,
      () => now,
    );
    loop.start();
    while (outcomes.length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await loop.stop();
    expect(said).toEqual([
      ['the loop fails and goes on trying', expect.objectContaining({ code: 'a' })],
      ['the loop fails and goes on trying', expect.objectContaining({ code: 'b' })],
      ['the loop fails and goes on trying', expect.objectContaining({ code: 'b' })],
      ['the loop works again'],
    ]);
  });
});

describe('a loop that is stopped', () => {
  it('tells the work under way that it should end, and waits for it', async () => {
    const quiet = { warn: () => undefined, log: () => undefined };
    const done: string[] = [];
    const work = async (ended: () => boolean) => {
      while (!ended()) await new Promise((resolve) => setImmediate(resolve));
      done.push('ended');
    };
    const loop = new Loop('the loop', 0, work, quiet);
    loop.start();
    await loop.stop();
    expect(done).toEqual(['ended']);
  });
});
