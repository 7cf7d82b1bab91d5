import { played, t, trying } from './play.js';

describe('R18: extraordinary costs', () => {
  test('are consulted on, and the answer is due', () => {
    const case1 = played('mutual-legal-assistance', ['acknowledge', 'start-review']);
    expect(trying(case1, 'answer-costs')).toBe('costs-not-asked');
    case1.play('consult-on-costs', t(4));
    expect(trying(case1, 'consult-on-costs')).toBe('costs-open');
    expect(case1.deadlines()['costs-reply']).toMatchObject({ side: 'requesting', dueAt: t(52) });
    case1.play('answer-costs', t(5));
    expect(case1.deadlines()['costs-reply']).toMatchObject({ ended: 'met' });
    expect(trying(case1, 'consult-on-costs')).toBe('done');
  });
});
