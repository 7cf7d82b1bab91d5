import { binds, standingOf } from './instruments.js';
import { exampleTerms } from './rehearsal.js';

const signedOnly = { requesting: 'in-force', requested: 'signed' } as const;

describe('a treaty, as the terms of a request have it', () => {
  test('binds where it was in force for both sides on the day of submission', () => {
    expect(binds(exampleTerms(), 'hanoi')).toBe(true);
    expect(binds(exampleTerms({ instruments: { hanoi: signedOnly } }), 'hanoi')).toBe(false);
  });

  test('that is not named bound neither side', () => {
    expect(standingOf(exampleTerms(), 'budapest-2ap')).toEqual({ requesting: 'none', requested: 'none' });
    expect(binds(exampleTerms(), 'budapest-2ap')).toBe(false);
  });

  test('is of unknown standing where the terms are older than that question', () => {
    const { instruments: _, ...older } = exampleTerms();
    expect(standingOf(older, 'hanoi')).toBeNull();
    expect(binds(older, 'hanoi')).toBe(false);
  });
});
