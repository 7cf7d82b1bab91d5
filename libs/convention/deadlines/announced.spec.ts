import { Rehearsal, exampleTerms } from '../rehearsal.js';

const at = (day: number): string => new Date(Date.UTC(2026, 2, day, 12)).toISOString();
const helping = () =>
  new Rehearsal(exampleTerms({ kind: 'contact-point-assistance' }))
    .play('submit', at(1))
    .receive(at(1))
    .play('acknowledge', at(1))
    .play('start-execution', at(1));
const delayed = () => helping().play('give-delay-notice', at(2), { newDate: '2026-03-10' });

describe('a date that an act announces', () => {
  test('is due when that day ends where the side is that announced it, and is not law', () => {
    expect(helping().deadlines()).not.toHaveProperty('announced-date');
    expect(delayed().deadlines()['announced-date']).toMatchObject({
      side: 'requested',
      basis: 'policy',
      startsAt: at(2),
      dueAt: '2026-03-11T03:00:00.000Z',
      ended: null,
    });
  });

  test('is met by the instant itself, and late a millisecond later', () => {
    const answered = (when: string) => delayed().play('answer', when).deadlines()['announced-date'];
    expect(answered('2026-03-11T03:00:00.000Z')?.ended).toBe('met');
    expect(answered('2026-03-11T03:00:00.001Z')?.ended).toBe('late');
  });

  test('is replaced by a later one, and falls away with the case', () => {
    const again = delayed().play('give-delay-notice', at(9), { newDate: '2026-03-20' });
    expect(again.deadlines()['announced-date']).toMatchObject({ ended: 'cancelled', stoppedAt: at(9) });
    expect(again.deadlines()['announced-date#2']).toMatchObject({ ended: null, dueAt: '2026-03-21T03:00:00.000Z' });
    expect(again.play('withdraw', at(10)).deadlines()['announced-date#2']?.ended).toBe('cancelled');
  });

  test('gives its reasons line by line', () => {
    const codes = delayed()
      .deadlines()
      ['announced-date']?.explanation.map(({ code }) => code);
    expect(codes).toEqual(['announced', 'rule', 'zone', 'due']);
  });
});
