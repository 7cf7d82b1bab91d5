import { checkDraft } from '../decide.js';
import { attempt } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { assetReturn as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const negotiating = () =>
  new Rehearsal(exampleTerms({ kind: table.kind }))
    .play('submit', at(1))
    .receive(at(1))
    .play('acknowledge', at(1))
    .play('open-negotiation', at(2));
const offered = (change: Contents = {}) => negotiating().play('offer-terms', at(3), change);
const agreed = (change: Contents = {}) => offered(change).play('accept-terms', at(4));

const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}, when = at(9)): string =>
  attempt(table, rehearsal.state(), { act, at: when, change });
const share = (recipient: string, amount = '100000.00') => ({ recipient, amount, unit: 'USD' });

describe('a request', () => {
  const missing = (change: Contents) => checkDraft(table, { ...exampleRequest(), ...change }, 'urgent').missing;

  test('names the confiscation: by a link, or else by its reference', () => {
    const bare = { ...exampleRequest(), confiscation: undefined };
    const found = (...links: { relation: string }[]) => checkDraft(table, bare, 'urgent', links).missing;
    expect(found()).toMatchObject([{ path: 'confiscation', provision: 'hanoi-52' }]);
    expect(found({ relation: 'parent' })).toHaveLength(1);
    expect(found({ relation: 'follow-up' })).toEqual([]);
    const link = { relation: 'follow-up', case: 'c-1', reference: 'VN-2026-000401', with: ['VN', 'BR'] as const };
    const submitted = (links: (typeof link)[]) =>
      new Rehearsal(exampleTerms({ kind: table.kind, links })).play('submit', at(1), { confiscation: undefined });
    expect(submitted([link]).state().status).toBe('submitted');
    expect(submitted([]).state().timeline[0]?.reason?.code).toBe('confiscation-not-named');
  });

  test.each(['authority', 'property', 'recipients', 'entitlement'])('says its %s', (field) => {
    expect(missing({ [field]: undefined })).toMatchObject([{ path: field, provision: 'hanoi-52', mark: '≈' }]);
  });

  test('for victims says how many are known', () => {
    expect(missing({ victims: undefined })).toMatchObject([{ path: 'victims', provision: 'hanoi-52' }]);
    expect(missing({ victims: undefined, recipients: ['requesting-state'] })).toEqual([]);
  });
});

describe('the terms', () => {
  test('on the table stay there while a question is asked and answered', () => {
    const asked = () => offered().play('counter-terms', at(4)).play('request-information', at(5));
    expect(asked().state().status).toBe('terms-countered');
    expect(asked().deadlines()['counter-terms-reply']?.dueAt).toBeNull();
    const told = asked().play('supply-information', at(6));
    expect(outcome(told, 'supply-information')).toBe('no-questions-to-answer');
    expect(told.play('accept-counter-terms', at(7)).deadlines()['counter-terms-reply']?.ended).toBe('met');
  });

  test('go to and fro until one side accepts those of the other', () => {
    const countered = () => offered().play('counter-terms', at(4));
    expect(countered().play('accept-counter-terms', at(5)).state().status).toBe('agreed');
    const again = countered().play('offer-terms', at(5));
    expect(again.deadlines()['terms-reply#2']).toMatchObject({ side: 'requesting', ended: null });
    expect(again.play('accept-terms', at(6)).state().status).toBe('agreed');
  });

  test('deduct expenses only with what they were spent on', () => {
    expect(outcome(negotiating(), 'offer-terms', { expenses: undefined })).toBe('done');
    const unexplained = { expenses: { amount: '50000', unit: 'USD' } };
    expect(outcome(negotiating(), 'offer-terms', unexplained)).toBe('contents-incomplete');
  });

  test('count in digits, of a named unit, for a named recipient', () => {
    for (const wrong of [share('victims', '1,5'), share('the-minister'), { recipient: 'victims', amount: '5' }])
      expect(outcome(negotiating(), 'offer-terms', { shares: [wrong] })).not.toBe('done');
  });
});

describe('what is paid', () => {
  test('was agreed', () => {
    expect(outcome(offered(), 'report-return')).toBe('act-not-allowed');
    const allBack = agreed({ shares: [share('requesting-state')] });
    expect(outcome(allBack, 'report-return')).toBe('done');
    expect(outcome(allBack, 'report-victims-paid')).toBe('not-agreed-so');
    expect(outcome(allBack, 'report-sharing')).toBe('nothing-to-share');
  });

  test('goes to nobody whom the terms last agreed on do not name', () => {
    const countered = offered().play('counter-terms', at(4), { shares: [share('victims')] });
    const settled = countered.play('accept-counter-terms', at(5));
    expect(outcome(settled, 'report-return')).toBe('not-agreed-so');
    expect(outcome(settled, 'report-victims-paid')).toBe('done');
  });

  test('goes in parts to as many as the terms name, and is done when nobody is left out', () => {
    const shares = [share('victims', '1000000.00'), share('requesting-state')];
    const both = () => agreed({ shares });
    expect(outcome(both(), 'report-sharing', { shares })).toBe('done');
    expect(outcome(both(), 'report-victims-paid')).toBe('not-everybody-paid');
    const begun = () => both().play('report-part', at(6), { shares: [share('victims')] });
    expect(begun().state().status).toBe('partly-paid');
    expect(begun().deadlines()['handing-over']?.ended).toBeNull();
    expect(outcome(begun(), 'report-victims-paid')).toBe('not-everybody-paid');
    const done = begun().play('report-part', at(7), { shares: [share('victims', '900000')] });
    const returned = done.play('report-return', at(9), { shares: [share('requesting-state')] });
    expect(returned.state().status).toBe('returned');
    expect(returned.deadlines()['handing-over']?.ended).toBe('met');
    expect(outcome(both(), 'report-part', { shares: [share('prior-legitimate-owner')] })).toBe('not-agreed-so');
  });

  test('with a remark where it is less than was agreed, in the same unit', () => {
    const all = [share('victims', '0.10'), share('victims', '0.2')];
    const remarks = (...shares: object[]) =>
      agreed({ shares: all }).play('report-victims-paid', at(9), { shares }).state().timeline.at(-1)?.warnings ?? [];
    expect(remarks(share('victims', '0.299999999999999999'))).toMatchObject([{ code: 'less-paid-than-agreed' }]);
    expect(remarks(share('victims', '0.3'))).toEqual([]);
    expect(remarks({ ...share('victims', '0.1'), unit: 'BTC' })).toEqual([]);
  });

  test('is reported once done, within its time, and confirmed by the other State or found wanting', () => {
    const allBack = () => agreed({ shares: [share('requesting-state')] });
    expect(outcome(allBack(), 'report-return', { paidAt: at(10) })).toBe('paid-in-future');
    const returned = () => allBack().play('report-return', at(9));
    expect(returned().play('close', at(10)).state().status).toBe('closed');
    const wanting = returned().play('report-missing', at(10));
    expect(wanting.deadlines().missing).toMatchObject({ side: 'requested', ended: null });
    expect(wanting.play('report-return', at(11)).deadlines().missing?.ended).toBe('met');
  });
});

test('third parties in good faith are heard, and may be the ground of a refusal', () => {
  expect(outcome(agreed(), 'record-third-party-claim')).toBe('done');
  for (const { ground } of table.grounds) expect(outcome(negotiating(), 'refuse', { grounds: [ground] })).toBe('done');
  for (const ground of ['bank-secrecy', 'fiscal-offence'])
    expect(outcome(negotiating(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
  expect(outcome(negotiating(), 'refuse', { noConsultationReason: undefined })).toBe('consultation-missing');
});

test('a date of payment is agreed beside the limit, and a delay is told in any open status', () => {
  const about = { deadline: 'handing-over', date: '2026-06-30' };
  const dated = agreed().play('propose-date', at(5), about).play('accept-date', at(6), about);
  expect(dated.deadlines()['agreed-date']).toMatchObject({ side: 'requested', ended: null });
  const shares = [share('victims'), share('requesting-state')];
  expect(dated.play('report-sharing', at(9), { shares }).deadlines()['agreed-date']?.ended).toBe('met');
  expect(outcome(offered(), 'give-delay-notice')).toBe('done');
});
