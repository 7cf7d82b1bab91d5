import { lastValueFrom, NEVER, of, toArray, type Observable } from 'rxjs';
import type { MessageEvent } from '@nestjs/common';
import { whileValid } from './while-valid.js';

const all = (stream: Observable<MessageEvent>) => lastValueFrom(stream.pipe(toArray()));
const answering = (...answers: (boolean | Error)[]) => {
  return () => {
    const answer = answers.shift()!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
};

describe('a stream of events', () => {
  it('ends when whoever listens has signed out, although nothing happens', async () => {
    expect(await all(whileValid(NEVER, answering(true, true, false), 5))).toEqual([
      { type: 'alive', data: '' },
      { type: 'alive', data: '' },
    ]);
  });

  it('ends when nobody can say whether they may listen still, and has told what there was', async () => {
    expect(await all(whileValid(of({ data: 'case' }), answering(new Error('no database')), 5))).toEqual([
      { data: 'case' },
    ]);
  });
});
