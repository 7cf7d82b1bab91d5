import { procedures } from '../procedures.js';
import { played, t, trying } from '../rules/play.js';

const kind = 'mutual-legal-assistance';
const asked = () => played(kind, ['acknowledge', 'start-review', 'request-information']);

describe('a requesting State that does not answer', () => {
  test.each(Object.keys(procedures))('locks nobody out of a case of %s', (name) => {
    const stops = procedures[name]!.acts.filter(({ from }) => from.includes('information-requested'));
    const out = stops.some(({ by, to }) => by === 'requested' && to !== 'unchanged');
    expect(out).toBe(stops.length > 0);
  });

  test('leaves its questions behind: the requested State goes on, and decides', () => {
    expect(trying(asked(), 'refuse')).toBe('act-not-allowed');
    expect(trying(asked(), 'go-on-without-answer', { reason: undefined })).toBe('contents-incomplete');
    const gone = asked().play('go-on-without-answer', t(6));
    for (const act of ['refuse', 'postpone']) expect(trying(gone, act)).toBe('done');
    expect(gone.deadlines()).toMatchObject({
      'information-reply': { ended: 'cancelled', stoppedAt: t(6) },
      decision: { ended: null, pausedAt: null },
    });
  });

  test('can still answer afterwards, once', () => {
    const late = asked().play('go-on-without-answer', t(6)).play('supply-information', t(7));
    expect(late.state().timeline.at(-1)?.effect).toBe('effective');
    expect(trying(late, 'supply-information')).toBe('no-questions-to-answer');
  });

  test('has the conditions taken back from it, and another decision is due', () => {
    const offered = played(kind, [
      'acknowledge',
      'start-review',
      'record-human-rights-check',
      'accept-with-conditions',
    ]);
    const taken = offered.play('take-back-conditions', t(8));
    expect(trying(taken, 'accept-conditions')).toBe('act-not-allowed');
    expect(taken.deadlines()).toMatchObject({
      'conditions-reply': { ended: 'cancelled' },
      'decision-after-conditions': { startsAt: t(8), ended: null },
    });
    expect(trying(taken, 'accept')).toBe('done');
  });
});

describe('a question', () => {
  test('about the status is not put again before it is answered', () => {
    const once = played(kind, ['acknowledge', 'query-status']);
    expect(trying(once, 'query-status')).toBe('status-query-open');
    expect(trying(once.play('report-status', t(3)), 'query-status')).toBe('done');
  });

  test('of a consultation is answered once', () => {
    const answered = played('preservation', ['acknowledge', 'start-review', 'consult', 'answer-consultation']);
    expect(trying(answered, 'answer-consultation')).toBe('no-consultation-to-answer');
    expect(trying(answered.play('consult', t(6)), 'answer-consultation')).toBe('done');
  });
});
