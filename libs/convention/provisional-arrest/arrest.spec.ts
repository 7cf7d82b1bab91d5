import { checkDraft } from '../decide.js';
import { attempt, outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Terms } from '../types.js';
import { exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { provisionalArrest as table } from './index.js';

const day = (count: number, hour = 0): string => new Date(Date.UTC(2026, 2, 1 + count, hour)).toISOString();
const terms = (change: Partial<Terms> = {}) => exampleTerms({ kind: table.kind, ...change });
const withoutTreaty = { instruments: { hanoi: { requesting: 'in-force', requested: 'in-force' } } } as const;
const reviewed = (change: Partial<Terms> = {}, request: Contents = {}) =>
  new Rehearsal(terms(change))
    .play('submit', day(0), request)
    .receive(day(0))
    .play('acknowledge', day(0, 1))
    .play('start-review', day(0, 2));
/** Arrested on the day from which the others are counted. */
const arrested = (change: Partial<Terms> = {}) =>
  reviewed(change)
    .play('record-human-rights-check', day(0, 3))
    .play('order-arrest', day(0, 4))
    .play('report-arrest', day(0, 12), { arrestedAt: day(0, 8) });
const outcome = (rehearsal: Rehearsal, act: string, at: string, change: Contents = {}) =>
  attempt(table, rehearsal.state(), { act, at, change });
const released = (rehearsal: Rehearsal, at: string, reason: string) => rehearsal.play('release', at, { reason });

test('an arrest is followed by the request for extradition, and the clocks stop', () => {
  const linked = arrested().play('link-formal-request', day(10));
  expect(linked.state().status).toBe('formal-request-received');
  for (const key of ['custody-may-end', 'custody-ends'])
    expect(linked.deadlines()[key]).toMatchObject({ ended: 'met', stoppedAt: day(10) });
});

describe('a request', () => {
  const submit = (urgency: 'routine' | 'urgent', change: Contents = {}) =>
    outcomeOf(table, new Rehearsal(terms()).state(), {
      act: 'submit',
      side: 'requesting',
      role: 'officer',
      contents: { ...exampleRequest(), ...change },
      at: new Date(day(0)),
      urgency,
    });

  test('is for urgent cases only', () => {
    expect(submit('routine')).toBe('arrest-not-urgent');
    expect(submit('urgent')).toBe('done');
  });

  test('on serious crime outside the Convention rests on another treaty', () => {
    expect(submit('urgent', { scopeBasis: 'serious-crime' })).toBe('scope-not-open');
    const treaty = { scopeBasis: 'serious-crime', legalBasis: { instrument: 'ece-extradition' } };
    expect(submit('urgent', treaty)).toBe('done');
  });

  test.each([
    ['person', 'ece-16-2'],
    ['decision', 'ece-16-2'],
    ['offence', 'ece-16-2'],
    ['formalRequest', 'ece-16-2'],
    ['circumstances', 'hanoi-37-10'],
  ])('without %s is incomplete by %s', (field, provision) => {
    const { missing } = checkDraft(table, { ...exampleRequest(), [field]: undefined }, 'urgent');
    expect(missing).toMatchObject([{ path: field, provision }]);
  });
});

test('nobody is arrested before the human-rights check, nor against an objection', () => {
  expect(outcome(reviewed(), 'order-arrest', day(1))).toBe('human-rights-check-missing');
  const objected = reviewed().play('record-human-rights-check', day(0, 3), { outcome: 'objection' });
  expect(outcome(objected, 'order-arrest', day(1))).toBe('human-rights-check-missing');
  expect(outcome(reviewed().play('record-human-rights-check', day(0, 3)), 'order-arrest', day(1))).toBe('done');
});

test('an arrest waits for the emergency to be made sure of, and for what becomes of a secret that cannot be kept', () => {
  const emergency = { emergency: { whoIsAtRisk: 'A witness', whyImminent: 'Is being looked for' } };
  const urgent = reviewed({ urgency: 'emergency' }, emergency).play('record-human-rights-check', day(0, 3));
  expect(outcome(urgent, 'order-arrest', day(1))).toBe('emergency-not-confirmed');
  expect(outcome(urgent.play('confirm-emergency', day(0, 4)), 'order-arrest', day(1))).toBe('done');

  const secret = reviewed({}, { confidentiality: { keepConfidential: true } }).play(
    'record-human-rights-check',
    day(0, 3),
  );
  secret.play('declare-confidentiality-not-possible', day(0, 4));
  expect(outcome(secret, 'order-arrest', day(1))).toBe('confidentiality-undecided');
  expect(secret.deadlines().decision).toMatchObject({ dueAt: null, pausedAt: day(0, 4) });
  expect(outcome(secret.play('waive-confidentiality', day(0, 5)), 'order-arrest', day(1))).toBe('done');
});

test('an arrest is reported once it has happened, and not as older than the request', () => {
  const ordered = reviewed().play('record-human-rights-check', day(0, 3)).play('order-arrest', day(0, 4));
  const report = (arrestedAt: string) => outcome(ordered, 'report-arrest', day(1), { arrestedAt });
  expect(report(day(2))).toBe('arrest-not-in-the-case');
  expect(report(day(-1))).toBe('arrest-not-in-the-case');
  expect(report(day(0, 8))).toBe('done');
});

describe('where the European Convention binds both', () => {
  test('the limits count from the arrest, not from its report: 18 days, 40 days, and both are law', () => {
    const deadlines = arrested().deadlines();
    expect(deadlines['custody-may-end']).toMatchObject({
      startsAt: day(0, 8),
      dueAt: day(18, 8),
      basis: 'law',
      onDue: 'miss',
    });
    expect(deadlines['custody-ends']).toMatchObject({
      startsAt: day(0, 8),
      dueAt: day(40, 8),
      basis: 'law',
      onDue: 'expire',
    });
    expect(deadlines).not.toHaveProperty('custody-model');
  });

  test('for want of a request the person may be released after 18 days, for another reason at any time', () => {
    expect(outcome(arrested(), 'release', day(18, 7), { reason: 'no-request' })).toBe('request-still-awaited');
    expect(outcome(arrested(), 'release', day(18, 8), { reason: 'no-request' })).toBe('done');
    expect(outcome(arrested(), 'release', day(1), { reason: 'by-court' })).toBe('done');
  });

  test('after 40 days the clock says that the custody has ended, and a request is too late to keep it', () => {
    expect(outcome(arrested(), 'expire', day(40, 7))).toBe('custody-not-ended');
    expect(outcome(arrested(), 'expire', day(40, 8))).toBe('done');
    expect(outcome(arrested(), 'link-formal-request', day(40, 7))).toBe('done');
    expect(outcome(arrested(), 'link-formal-request', day(40, 8))).toBe('custody-ended');
    const due = arrested().play('expire', day(40, 8));
    expect(due.state().status).toBe('release-due');
    expect(outcome(due, 'link-formal-request', day(41))).toBe('custody-ended');
    expect(outcome(due, 'withdraw', day(41))).toBe('act-not-allowed');
    expect(released(due, day(40, 9), 'no-request').state().status).toBe('released');
  });

  test.each([
    ['link-formal-request', 'submittedAt'],
    ['confirm-formal-request', 'receivedAt'],
  ])('a request in time keeps the custody also when it is told too late (%s)', (act, field) => {
    const due = arrested().play('expire', day(40, 8));
    const told = (instant: string) => outcome(due, act, day(41), { [field]: instant });
    expect(told(day(40, 7))).toBe('done');
    expect(told(day(40, 8))).toBe('custody-ended');
    expect(told(day(42))).toBe('formal-request-ahead');
    const late = arrested().play(act, day(20), { [field]: day(19) });
    expect(late.deadlines()['custody-ends']).toMatchObject({ ended: 'met' });
  });

  test('a request withdrawn leaves nobody in custody in a closed case', () => {
    const due = arrested().play('withdraw', day(2));
    expect(due.state().status).toBe('release-due');
    expect(due.deadlines()['custody-ends']).toMatchObject({ ended: 'cancelled' });
    expect(released(due, day(2, 1), 'no-request').state().status).toBe('withdrawn');
    const withdrawn = reviewed().play('withdraw', day(2));
    expect(withdrawn.state().status).toBe('withdrawn');
    expect(outcome(withdrawn, 'report-arrest', day(3))).toBe('arrest-not-under-way');
  });

  test('nor does an arrest that crossed the withdrawal', () => {
    const ordered = reviewed().play('record-human-rights-check', day(0, 3)).play('order-arrest', day(0, 4));
    const crossed = ordered.play('withdraw', day(1)).play('report-arrest', day(1, 1));
    expect(crossed.state().status).toBe('release-due');
    expect(released(crossed, day(1, 2), 'other').state().status).toBe('withdrawn');
    expect(outcome(crossed, 'report-arrest', day(2))).toBe('arrest-not-under-way');
  });

  test('a release bars no new arrest, whose limits begin anew', () => {
    const again = released(arrested(), day(5), 'by-court').play('report-arrest', day(8));
    expect(again.state().status).toBe('arrested');
    expect(again.deadlines()['custody-ends']).toMatchObject({ ended: 'cancelled' });
    expect(again.deadlines()['custody-ends#2']).toMatchObject({ dueAt: day(48), ended: null });
  });

  test('after a release for want of a request, a new arrest waits for the request', () => {
    const free = released(arrested(), day(20), 'no-request');
    expect(outcome(free, 'report-arrest', day(21))).toBe('formal-request-missing');
    expect(outcome(free, 'report-arrest', day(21), { formalRequest: 'VN-2026-000140' })).toBe('done');
    expect(outcome(free, 'report-arrest', day(21), { arrestedAt: day(19), formalRequest: 'X' })).toBe(
      'arrest-before-release',
    );
    expect(outcome(free, 'link-formal-request', day(60))).toBe('done');
  });

  test('the consent is asked for within 10 days where the Third Protocol binds both', () => {
    expect(arrested().deadlines()['consent-notice']).toMatchObject({
      dueAt: day(10, 8),
      provision: 'ece-3ap-6-1',
      basis: 'law',
    });
    expect(arrested().play('report-consent', day(9)).deadlines()['consent-notice']).toMatchObject({ ended: 'met' });
  });
});

describe('where it does not', () => {
  test('40 days are the guidance of a model text, and end nothing by themselves', () => {
    const deadlines = arrested(withoutTreaty).deadlines();
    expect(deadlines['custody-model']).toMatchObject({
      dueAt: day(40, 8),
      basis: 'guidance',
      onDue: 'miss',
      mark: '?',
    });
    for (const key of ['custody-may-end', 'custody-ends', 'consent-notice']) expect(deadlines).not.toHaveProperty(key);
    expect(outcome(arrested(withoutTreaty), 'expire', day(60))).toBe('custody-not-ended');
    expect(outcome(arrested(withoutTreaty), 'release', day(3), { reason: 'no-request' })).toBe('done');
  });
});

describe('a refusal', () => {
  const byTreaty = grounds.filter(({ only }) => only).map(({ ground }) => ground);

  test.each(grounds.map(({ ground }) => ground))('may rest on %s, some only by treaty', (ground) => {
    const open = byTreaty.includes(ground) ? 'treaty-ground-not-open' : 'done';
    expect(outcome(reviewed(), 'refuse', day(1), { grounds: [ground] })).toBe(open);
    const treaty = reviewed({}, { legalBasis: { instrument: 'ece-extradition' } });
    expect(outcome(treaty, 'refuse', day(1), { grounds: [ground] })).toBe('done');
  });

  test('never on a fiscal matter or bank secrecy, and follows a consultation', () => {
    for (const ground of ['fiscal-offence', 'bank-secrecy'])
      expect(outcome(reviewed(), 'refuse', day(1), { grounds: [ground] })).toBe('contents-invalid');
    const none = { noConsultationReason: undefined };
    expect(outcome(reviewed(), 'refuse', day(1), none)).toBe('consultation-missing');
    expect(outcome(reviewed().play('consult', day(1)), 'refuse', day(1, 1), none)).toBe('done');
  });
});
