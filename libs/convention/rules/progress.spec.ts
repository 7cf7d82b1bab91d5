import { played, t, trying } from './play.js';

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

  test('a suggested date comes with its reason', () => {
    const suggesting = (suggestedDeadline: object) =>
      played('preservation', [], { suggestedDeadline }).state().timeline[0]?.reason?.code;
    expect(suggesting({ date: '2026-03-09' })).toBe('contents-incomplete');
    expect(suggesting({ date: '2026-03-09', reason: 'The hearing is on the tenth' })).toBeUndefined();
  });
});
