import { checkDraft } from '../decide.js';
import { attempt } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { sentencedPersonTransfer as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const reviewed = (request: Contents = {}) =>
  new Rehearsal(exampleTerms({ kind: table.kind }))
    .play('submit', at(1), request)
    .receive(at(1))
    .play('acknowledge', at(2))
    .play('start-review', at(2));
/** Asked by the State that would administer the sentence: the person is elsewhere. */
const fromOutside = () => reviewed({ requestingAs: 'administering-state', consent: undefined });
const scheduled = () =>
  reviewed().play('offer-terms', at(3)).play('accept-terms', at(4)).play('schedule-transfer', at(5));
const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}, when = at(9)) =>
  attempt(table, rehearsal.state(), { act, at: when, change });
const missing = (change: Contents) => checkDraft(table, { ...exampleRequest(), ...change }, 'urgent').missing;

test('both States agree, and the person serves the rest at home', () => {
  const transferred = scheduled().play('report-transfer', at(20));
  expect(transferred.state().status).toBe('transferred');
  expect(outcome(transferred, 'withdraw')).toBe('act-not-allowed');
  expect(transferred.play('report-enforcement', at(25)).play('close', at(26)).state().status).toBe('closed');
});

test('a day appointed that is over where the person is held is remarked on, since both may have kept it', () => {
  const agreed = () => reviewed().play('offer-terms', at(3)).play('accept-terms', at(4));
  const remarks = (when: string) =>
    agreed()
      .play('schedule-transfer', when, { date: '2026-03-09' })
      .state()
      .timeline.at(-1)
      ?.warnings?.map(({ code }) => code);
  expect(remarks('2026-03-10T02:59:59.999Z')).toBeUndefined();
  expect(remarks('2026-03-10T03:00:00.000Z')).toEqual(['appointed-day-over']);
});

test('how the enforcement stands is told by the State that enforces, whichever has asked', () => {
  const enforcing = (request: Contents = {}) =>
    reviewed(request)
      .play('record-consent', at(3))
      .play('offer-terms', at(3))
      .play('accept-terms', at(4))
      .play('schedule-transfer', at(5))
      .play('report-transfer', at(6));
  expect(outcome(enforcing(), 'report-enforcement')).toBe('done');
  expect(outcome(enforcing(), 'tell-enforcement')).toBe('another-state-enforces');
  const asked = enforcing({ requestingAs: 'administering-state', consent: undefined });
  expect(outcome(asked, 'report-enforcement')).toBe('another-state-enforces');
  expect(outcome(asked, 'tell-enforcement')).toBe('done');
});

describe('without the consent of the person', () => {
  test('the State that holds the person cannot ask', () => {
    expect(missing({ consent: undefined })).toMatchObject([
      { path: 'consent', provision: 'hanoi-38-consent', mark: '?' },
    ]);
    expect(missing({ requestingAs: 'administering-state', consent: undefined })).toEqual([]);
  });

  test('the other State cannot agree', () => {
    expect(outcome(fromOutside(), 'offer-terms')).toBe('consent-not-recorded');
    expect(outcome(fromOutside().play('record-consent', at(3)), 'offer-terms')).toBe('done');
    expect(outcome(reviewed({ requestingAs: 'administering-state' }), 'offer-terms')).toBe('consent-not-recorded');
    expect(outcome(reviewed(), 'offer-terms')).toBe('done');
  });

  test('nobody consents on a day to come', () => {
    const { consent } = exampleRequest() as { consent: object };
    const draft = new Rehearsal(exampleTerms({ kind: table.kind }));
    expect(outcome(draft, 'submit', { consent: { ...consent, on: '2026-04-01' } })).toBe('consent-ahead');
    expect(outcome(fromOutside(), 'record-consent', { on: '2026-04-01' })).toBe('consent-ahead');
  });

  test('it can be refused for that reason', () => {
    expect(outcome(fromOutside(), 'refuse', { grounds: ['no-consent'] })).toBe('done');
  });
});

describe('a request', () => {
  test.each([
    ['person', 'hanoi-38'],
    ['judgment', 'hanoi-38'],
    ['sentence', 'hanoi-38'],
    ['rehabilitation', 'hanoi-38-consent'],
  ])('without %s is incomplete by %s', (field, provision) => {
    expect(missing({ [field]: undefined })).toMatchObject([{ path: field, provision }]);
  });

  test('concerns a judgment that is final, with something left to serve', () => {
    const { judgment, sentence } = exampleRequest() as Record<string, object>;
    const draft = new Rehearsal(exampleTerms({ kind: table.kind }));
    expect(missing({ judgment: { ...judgment, final: false } })).toMatchObject([{ path: 'judgment.final' }]);
    expect(outcome(draft, 'submit', { sentence: { ...sentence, remainingDays: 0 } })).toBe('contents-invalid');
  });

  test('on serious crime outside the Convention rests on another treaty', () => {
    const draft = new Rehearsal(exampleTerms({ kind: table.kind }));
    const serious = { scopeBasis: 'serious-crime' };
    expect(outcome(draft, 'submit', serious)).toBe('scope-not-open');
    expect(outcome(draft, 'submit', { ...serious, legalBasis: { instrument: 'bilateral', name: 'A treaty' } })).toBe(
      'done',
    );
  });
});

test('terms that do not suit go back to the requested State', () => {
  const declined = reviewed().play('offer-terms', at(3)).play('decline-terms', at(4));
  expect(declined.state().status).toBe('under-review');
  expect(declined.deadlines()['new-decision']).toMatchObject({ side: 'requested', ended: null });
  expect(outcome(declined, 'offer-terms')).toBe('done');
});

test('the day of the transfer moves by agreement, and what happened is not reported ahead', () => {
  const june = { deadline: 'transfer-date', date: '2026-06-01' };
  expect(outcome(scheduled(), 'schedule-transfer', { date: june.date })).toBe('new-date-not-agreed');
  const agreed = scheduled().play('ask-for-date', at(5), june).play('grant-date', at(6), june);
  const moved = agreed.play('schedule-transfer', at(6), { date: june.date });
  expect(moved.deadlines()['transfer-date#2']).toMatchObject({ dueAt: '2026-06-02T03:00:00.000Z', ended: null });
  expect(outcome(moved, 'report-transfer', { transferredAt: at(10) })).toBe('transfer-not-in-the-case');
  expect(outcome(moved, 'report-transfer', { transferredAt: '2026-01-01T00:00:00Z' })).toBe('transfer-not-in-the-case');
  expect(outcome(moved, 'report-transfer', { transferredAt: at(8) })).toBe('done');
});

test.each(grounds.map(({ ground }) => ground))(
  '%s may be a ground, after a consultation or with a word why none',
  (ground) => {
    expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('done');
    expect(outcome(reviewed(), 'refuse', { grounds: [ground], noConsultationReason: undefined })).toBe(
      'consultation-missing',
    );
  },
);

test('no other ground is open', () => {
  for (const ground of ['fiscal-offence', 'nationality', 'political-offence'])
    expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
});
