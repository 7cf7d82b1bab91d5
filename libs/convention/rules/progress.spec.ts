import { played, t, trying } from './play.js';

const spoken = { at: '2026-03-01T11:00:00Z', agreedWith: 'Duty officer, by telephone' };

describe('R13: how far a request is', () => {
  test('is asked and answered in a preservation', () => {
    const asked = played('preservation', ['acknowledge', 'query-status']);
    expect(asked.deadlines()['status-reply']).toMatchObject({ side: 'requested', dueAt: t(50) });
    expect(trying(asked, 'query-status')).toBe('status-query-open');
    asked.play('report-status', t(3));
    expect(asked.deadlines()['status-reply']).toMatchObject({ ended: 'met' });
    expect(trying(asked, 'report-status')).toBe('no-status-query-to-answer');
    expect(trying(asked, 'query-status')).toBe('done');
  });

  test('is asked of the disclosing State where that one has opened the case', () => {
    const asked = played('preserved-traffic-disclosure', ['query-status']);
    expect(asked.acts.at(-1)?.side).toBe('requested');
    expect(asked.deadlines()['status-reply']).toMatchObject({ side: 'requesting' });
    expect(trying(asked, 'report-status')).toBe('done');
  });

  test('a delay is told with a new date, which then counts', () => {
    const late = played('preservation', ['acknowledge', 'give-delay-notice']);
    expect(late.deadlines()['announced-date']).toMatchObject({ side: 'requested', ended: null });
    expect(trying(late, 'give-delay-notice', { newDate: undefined })).toBe('contents-incomplete');
  });

  // Of 2 March in UTC an hour, or two, have passed: in Viet Nam as well, while in Brazil it is 1 March.
  test.each([
    ['preservation', ['acknowledge'], '2026-02-28', 'new-date-past'],
    ['preservation', ['acknowledge'], '2026-03-01', 'done'],
    ['preserved-traffic-disclosure', [], '2026-03-01', 'new-date-past'],
    ['preserved-traffic-disclosure', [], '2026-03-02', 'done'],
  ])('the new date of a delayed %s is not over where it is announced: after %j, %s', (kind, acts, newDate, outcome) => {
    expect(trying(played(kind, acts), 'give-delay-notice', { newDate })).toBe(outcome);
  });

  test('a suggested date comes with its reason', () => {
    const suggesting = (suggestedDeadline: object) =>
      played('preservation', [], { suggestedDeadline }).state().timeline[0]?.reason?.code;
    expect(suggesting({ date: '2026-03-09' })).toBe('contents-incomplete');
    expect(suggesting({ date: '2026-03-09', reason: 'The hearing is on the tenth' })).toBeUndefined();
  });

  // Submitted at midnight UTC of 2 March, which Brazil has not reached and Kiritimati is well into.
  test.each([
    ['2026-02-28', {}, 'America/Sao_Paulo', 'suggested-date-past', undefined],
    ['2026-03-01', {}, 'America/Sao_Paulo', undefined, undefined],
    ['2026-03-01', {}, 'Pacific/Kiritimati', undefined, ['suggested-date-over']],
    ['2026-03-02', {}, 'Pacific/Kiritimati', undefined, undefined],
    ['2026-02-28', { submissionMode: 'oral', oral: spoken }, 'America/Sao_Paulo', undefined, ['suggested-date-over']],
    ['2026-02-28', { submissionMode: 'electronic', oral: spoken }, 'Asia/Kathmandu', 'suggested-date-past', undefined],
  ])('a date suggested is one to come: %s, %j, %s', (date, change, requested, reason, remarks) => {
    const suggestedDeadline = { date, reason: 'The hearing is on the tenth' };
    const terms = { zones: { requesting: 'Asia/Ho_Chi_Minh', requested } };
    const [submitted] = played('preservation', [], { ...change, suggestedDeadline }, terms).state().timeline;
    expect([submitted?.reason?.code, submitted?.warnings?.map(({ code }) => code)]).toEqual([reason, remarks]);
  });
});
