import { judge } from '../judge.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import { mutualAssistance } from '../mutual-legal-assistance/index.js';
import type { Contents } from '../types.js';
import { humanRightsChecked } from './human-rights.js';

const reviewed = (request: Contents = {}): Rehearsal =>
  new Rehearsal(exampleTerms({ kind: 'mutual-legal-assistance' }))
    .play('submit', '2026-03-02T06:00:00Z', request)
    .play('acknowledge', '2026-03-02T07:00:00Z')
    .play('start-review', '2026-03-02T08:00:00Z');

const accepting = (rehearsal: Rehearsal): string | undefined => {
  const at = new Date('2026-03-03T08:00:00Z');
  return judge(mutualAssistance, rehearsal.state(), {
    act: 'accept',
    side: 'requested',
    role: 'liaison',
    contents: {},
    at,
  }).refused?.code;
};

describe('R3: the human-rights check', () => {
  test('stands on record before a coercive measure is accepted', () => {
    const case1 = reviewed();
    expect(accepting(case1)).toBe('human-rights-check-missing');
    case1.play('record-human-rights-check', '2026-03-02T09:00:00Z');
    expect(accepting(case1)).toBeUndefined();
  });

  test('is not asked for where nobody is compelled, but an objection counts there too', () => {
    const case1 = reviewed({ purposes: ['serve-documents'] });
    expect(accepting(case1)).toBeUndefined();
    case1.play('record-human-rights-check', '2026-03-02T09:00:00Z', { outcome: 'objection' });
    expect(accepting(case1)).toBe('human-rights-check-missing');
  });

  test('may be made again, and the last one counts', () => {
    const case1 = reviewed()
      .play('record-human-rights-check', '2026-03-02T09:00:00Z', { outcome: 'objection' })
      .play('record-human-rights-check', '2026-03-02T10:00:00Z', { outcome: 'no-objection' });
    expect(accepting(case1)).toBeUndefined();
    case1.play('record-human-rights-check', '2026-03-02T11:00:00Z', { outcome: 'objection' });
    expect(accepting(case1)).toBe('human-rights-check-missing');
  });

  test('is always asked for by kinds that always compel', () => {
    const view = reviewed({ purposes: ['serve-documents'] }).state();
    expect(
      humanRightsChecked.holds({
        view,
        contents: {},
        at: new Date(0),
        urgency: null,
        terms: null,
        links: [],
        officer: null,
        approver: null,
        proofs: [],
      }),
    ).toBe(false);
  });
});
