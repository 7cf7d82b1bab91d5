import type { Contents, Urgency } from '../types.js';
import { played, t, trying } from './play.js';

const oral = { submissionMode: 'oral', oral: { at: t(-1), agreedWith: 'Duty officer' } };
const submitted = (request: object, urgency: Urgency = 'urgent') =>
  played(
    'preservation',
    [],
    { ...request, emergency: { whoIsAtRisk: 'A child', whyImminent: 'Tonight' } },
    { urgency },
  );
const outcome = (request: object, urgency?: Urgency) => submitted(request, urgency).state().timeline[0]?.reason?.code;

describe('R9: an oral request', () => {
  test('is made only where it is urgent, and says when and with whom it was agreed', () => {
    expect(outcome(oral, 'routine')).toBe('oral-not-urgent');
    expect(outcome({ submissionMode: 'oral' })).toBe('oral-request-not-described');
    expect(outcome(oral)).toBeUndefined();
    expect(outcome({ ...oral, oral: { ...oral.oral, at: t(1) } })).toBe('oral-request-ahead');
    expect(outcome({ submissionMode: 'written' }, 'routine')).toBeUndefined();
  });

  test.each([
    ['emergency', 24],
    ['urgent', 48],
  ] as const)('in a case of urgency %s is confirmed in writing within %i hours', (urgency, hours) => {
    const spoken = submitted(oral, urgency);
    expect(spoken.deadlines()['written-confirmation']).toMatchObject({ side: 'requesting', dueAt: t(hours) });
    spoken.play('confirm-in-writing', t(5));
    expect(spoken.deadlines()['written-confirmation']).toMatchObject({ ended: 'met', stoppedAt: t(5) });
    expect(trying(spoken, 'confirm-in-writing')).toBe('no-confirmation-due');
  });

  test('is confirmed all the same when it has been answered before', () => {
    const answered = played('contact-point-assistance', ['acknowledge', 'start-execution', 'answer'], oral);
    expect(trying(answered, 'confirm-in-writing')).toBe('done');
  });

  test('begins with the call: what was done on it before its record is in the case', () => {
    const [before, after] = [t(-2), t(-0.5)];
    const ordered = ['acknowledge', 'start-review', 'issue-order'];
    expect(trying(played('preservation', ordered, oral), 'preserve', { preservedAt: after })).toBe('done');
    for (const [request, preservedAt] of [[oral, before] as const, [{}, after] as const])
      expect(trying(played('preservation', ordered, request), 'preserve', { preservedAt })).toBe(
        'preserved-before-submit',
      );
    const arresting = ['acknowledge', 'start-review', 'record-human-rights-check', 'order-arrest'];
    const arrest = (request: Contents, arrestedAt: string) =>
      trying(played('provisional-arrest', arresting, request), 'report-arrest', { arrestedAt });
    expect(arrest(oral, after)).toBe('done');
    expect(arrest({}, after)).toBe('arrest-not-in-the-case');
  });

  test('is the only one that has to be confirmed', () => {
    const electronic = submitted({});
    expect(electronic.deadlines()).not.toHaveProperty('written-confirmation');
    expect(trying(electronic, 'confirm-in-writing')).toBe('no-confirmation-due');
  });
});
