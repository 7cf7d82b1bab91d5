import { Rehearsal, exampleTerms } from '../rehearsal.js';

const at = (day: number, hour = 12): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const taken = () =>
  new Rehearsal(exampleTerms({ kind: 'mutual-legal-assistance', urgency: 'urgent' }))
    .play('submit', at(1))
    .receive(at(1))
    .play('acknowledge', at(1))
    .play('start-review', at(1));
const april = { deadline: 'decision', date: '2026-04-10' };
const may = { deadline: 'decision', date: '2026-05-15' };
const proposed = (about = april) => taken().play('propose-date', at(2), about);
const agreed = () => proposed().play('accept-date', at(3), april);

const last = (rehearsal: Rehearsal) => {
  const { effect, reason } = rehearsal.state().timeline.at(-1)!;
  return reason?.code ?? effect;
};

describe('a date proposed for a deadline', () => {
  test('is agreed once the other State accepts it, and not before', () => {
    expect(proposed().deadlines()).not.toHaveProperty('agreed-date');
    expect(proposed().play('decline-date', at(3), april).deadlines()).not.toHaveProperty('agreed-date');
    expect(agreed().deadlines()['agreed-date']).toMatchObject({
      side: 'requested',
      tells: ['requesting', 'requested'],
      basis: 'agreed',
      mark: 'ours',
      startsAt: at(3),
      dueAt: '2026-04-11T03:00:00.000Z',
      onDue: 'miss',
      ended: null,
    });
  });

  test('can be asked for by the requesting State too', () => {
    const about = { deadline: 'information-reply', date: '2026-03-20' };
    const asked = taken().play('request-information', at(2)).play('ask-for-date', at(3), about);
    expect(asked.play('grant-date', at(4), about).deadlines()['agreed-date']).toMatchObject({
      side: 'requesting',
      dueAt: '2026-03-20T17:00:00.000Z',
    });
  });

  test('leaves the deadline it is about where it was, and says where that is', () => {
    const before = proposed().deadlines().decision;
    const after = agreed().deadlines();
    expect(after.decision).toEqual(before);
    expect(after['agreed-date']?.explanation.map(({ code }) => code)).toEqual([
      'agreed',
      'agreed-beside',
      'zone',
      'due',
    ]);
    expect(after['agreed-date']?.explanation[1]?.values).toEqual({
      deadline: 'decision',
      title: 'Decision on the request',
      basis: 'policy',
      end: before?.dueAt,
    });
  });

  test.each([
    ['refuse', '2026-04-11T03:00:00.000Z', 'met'],
    ['refuse', '2026-04-11T03:00:00.001Z', 'late'],
    ['withdraw', '2026-03-20T00:00:00.000Z', 'cancelled'],
  ])('is ended by %s at %s: %s', (act, when, ended) => {
    expect(agreed().play(act, when).deadlines()['agreed-date']).toMatchObject({ ended, stoppedAt: when });
  });

  test('is replaced by the next one for the same deadline only', () => {
    const again = agreed().play('propose-date', at(4), may).play('accept-date', at(5), may);
    expect(again.deadlines()['agreed-date']).toMatchObject({ ended: 'cancelled', stoppedAt: at(5) });
    expect(again.deadlines()['agreed-date#2']).toMatchObject({ ended: null, dueAt: '2026-05-16T03:00:00.000Z' });
    const other = { deadline: 'completeness', date: '2026-06-30' };
    const both = agreed().play('propose-date', at(4), other).play('accept-date', at(5), other);
    expect(both.deadlines()['agreed-date']?.ended).toBeNull();
    expect(both.deadlines()['agreed-date#2']).toMatchObject({ side: 'requested', ended: null });
  });
});

describe('an answer to a proposal', () => {
  test('needs one that waits', () => {
    expect(last(taken().play('accept-date', at(3), april))).toBe('no-date-to-answer');
    expect(last(agreed().play('decline-date', at(4), april))).toBe('no-date-to-answer');
    expect(last(proposed().play('grant-date', at(4), april))).toBe('no-date-to-answer');
    const declined = () => proposed().play('decline-date', at(3), april);
    expect(last(declined().play('accept-date', at(4), april))).toBe('no-date-to-answer');
    const denied = () => taken().play('ask-for-date', at(2), april).play('deny-date', at(3), april);
    expect(last(denied().play('grant-date', at(4), april))).toBe('no-date-to-answer');
  });

  test('names what was proposed last, so that a proposal that crossed it is not accepted unseen', () => {
    expect(last(proposed(may).play('accept-date', at(3), april))).toBe('another-date-proposed');
    const crossed = proposed().play('propose-date', at(3), may);
    expect(last(crossed.play('accept-date', at(4), april))).toBe('another-date-proposed');
    expect(last(crossed.play('accept-date', at(4), may))).toBe('effective');
  });
});

test.each([
  // The decision is Brazil's, the answer to its questions Viet Nam's.
  ['decision', '2026-03-04', '2026-03-05T02:59:59.999Z', '2026-03-05T03:00:00.000Z'],
  ['information-reply', '2026-03-04', '2026-03-04T16:59:59.999Z', '2026-03-04T17:00:00.000Z'],
])('a day for %s can be proposed and agreed until it is over where the State is that must act', (...row) => {
  const [deadline, date, inTime, over] = row;
  const about = { deadline, date };
  const asked = () => taken().play('request-information', at(2));
  const answers = { 'propose-date': 'accept-date', 'ask-for-date': 'grant-date' };
  for (const [proposal, answer] of Object.entries(answers)) {
    expect(last(asked().play(proposal, inTime, about))).toBe('effective');
    expect(last(asked().play(proposal, over, about))).toBe('date-not-ahead');
    const waiting = () => asked().play(proposal, at(3), about);
    expect(last(waiting().play(answer, inTime, about))).toBe('effective');
    expect(last(waiting().play(answer, over, about))).toBe('date-not-ahead');
  }
  expect(last(asked().play('propose-date', at(3), about).play('decline-date', over, about))).toBe('effective');
});

test('a date is agreed for a deadline that runs: not before it has begun, and not once it is over', () => {
  const execution = { deadline: 'execution', date: '2026-06-30' };
  expect(last(taken().play('propose-date', at(2), execution))).toBe('deadline-not-running');
  const crossed = proposed().play('record-human-rights-check', at(3)).play('accept', at(3));
  expect(last(crossed.play('accept-date', at(4), april))).toBe('deadline-not-running');
  expect(last(crossed.play('propose-date', at(5), may))).toBe('deadline-not-running');
  expect(last(crossed.play('propose-date', at(6), execution))).toBe('effective');
});

test('a day agreed instead of a limit can be moved again', () => {
  const told = new Rehearsal(exampleTerms({ kind: 'mutual-legal-assistance', urgency: 'urgent' }));
  told.play('submit', at(1), { purposes: ['voluntary-appearance'], persons: [{ identity: 'Witness A' }] });
  const acts = ['acknowledge', 'start-review', 'record-human-rights-check', 'accept', 'start-execution'];
  for (const act of [...acts, 'tell-no-longer-needed']) told.play(act, at(2));
  const conduct = { deadline: 'safe-conduct', date: '2026-05-10' };
  const agree = (day: number) => told.play('propose-date', at(day), conduct).play('accept-date', at(day), conduct);
  expect([last(agree(3)), last(agree(4))]).toEqual(['effective', 'effective']);
});

test('a date is proposed for a deadline that the procedure has', () => {
  expect(last(taken().play('propose-date', at(2), { deadline: 'doomsday', date: '2026-04-10' }))).toBe(
    'contents-invalid',
  );
});
