import { checkDraft } from '../decide.js';
import { attempt } from '../histories.js';
import { provisionOf } from '../procedure.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import { citedBy } from '../table.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { confiscation as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const draft = () => new Rehearsal(exampleTerms({ kind: table.kind }));
const reviewed = (change: Contents = {}) =>
  draft().play('submit', at(1), change).receive(at(1)).play('acknowledge', at(1)).play('start-review', at(1));
const executed = (change: Contents = {}) =>
  reviewed(change).play('record-human-rights-check', at(1)).play('accept', at(2)).play('start-execution', at(2));
const confiscated = () => executed().play('report-order', at(3)).play('report-confiscation', at(5));
const toObtain = { way: 'obtain-domestic-order', order: undefined };

const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}, when = at(9)): string =>
  attempt(table, rehearsal.state(), { act, at: when, change });

describe('a request', () => {
  const missing = (change: Contents) => checkDraft(table, { ...exampleRequest(), ...change }, 'urgent').missing;
  const order = exampleRequest().order as Contents;

  test('to give effect to an order brings the order; one to obtain an order has none', () => {
    expect(missing({ order: undefined })).toMatchObject([{ path: 'order', provision: 'hanoi-50-3', mark: '?' }]);
    expect(missing(toObtain)).toEqual([]);
  });

  test.each([
    ['copy', 'hanoi-50-3'],
    ['extent', 'hanoi-50-3'],
    ['thirdPartyMeasures', 'hanoi-50-9'],
    ['final', 'hanoi-50-3'],
  ])('brings an order with its %s', (field, provision) => {
    expect(missing({ order: { ...order, [field]: undefined } })).toMatchObject([{ path: `order.${field}`, provision }]);
  });

  test('brings no order that is not final', () => {
    expect(missing({ order: { ...order, final: false } })).toMatchObject([{ path: 'order.final' }]);
  });

  test('describes the property, and gives facts on which an order can be sought', () => {
    expect(missing({ property: undefined })).toMatchObject([{ path: 'property', provision: 'hanoi-50-3' }]);
    expect(missing({ property: [] })).toMatchObject([{ path: 'property', provision: 'hanoi-50-3' }]);
    expect(missing({ facts: undefined })).toMatchObject([{ path: 'facts', provision: 'hanoi-50-3' }]);
  });

  test('about another serious crime needs another treaty', () => {
    expect(outcome(draft(), 'submit', { scopeBasis: 'serious-crime' })).toBe('scope-not-open');
    const uncac = { scopeBasis: 'serious-crime', legalBasis: { instrument: 'uncac' } };
    expect(outcome(draft(), 'submit', uncac)).toBe('done');
  });
});

describe('the confiscation', () => {
  test('is granted only after a human-rights check without objection', () => {
    expect(outcome(reviewed(), 'accept')).toBe('human-rights-check-missing');
    expect(outcome(reviewed().play('record-human-rights-check', at(1)), 'accept')).toBe('done');
  });

  test('may be refused for want of evidence or for trivial value, never for bank secrecy or fiscal matters', () => {
    for (const ground of ['insufficient-or-late-evidence', 'de-minimis-value'])
      expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('done');
    for (const ground of ['bank-secrecy', 'fiscal-offence'])
      expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
  });

  test('rests on the foreign order only where one was sent, else on an order of its own', () => {
    expect(outcome(executed(), 'report-order')).toBe('done');
    expect(outcome(executed(), 'report-order', { basis: 'own-order' })).toBe('done');
    expect(outcome(executed(toObtain), 'report-order')).toBe('no-foreign-order-to-enforce');
    expect(outcome(executed(toObtain), 'report-order', { basis: 'own-order' })).toBe('done');
  });

  test('cites what its order rests on: one of its own, or the foreign one given effect', () => {
    const cited = (basis: unknown) =>
      provisionOf(
        table.acts.find(({ act }) => act === 'report-order')!,
        { basis },
      );
    expect(['own-order', 'foreign-order-enforced', 'constructor', undefined].map(cited)).toEqual([
      'hanoi-50-1-a',
      'hanoi-50-1-b',
      'hanoi-50-1',
      'hanoi-50-1',
    ]);
    const shown = citedBy(table);
    for (const basis of ['own-order', 'foreign-order-enforced', null]) expect(shown).toContain(cited(basis));
  });

  test('needs an order first, and is not reported ahead', () => {
    expect(outcome(executed(), 'report-confiscation')).toBe('act-not-allowed');
    const ordered = executed().play('report-order', at(3));
    expect(outcome(ordered, 'report-confiscation', { confiscatedAt: at(10) })).toBe('confiscated-in-future');
    expect(outcome(ordered, 'report-confiscation')).toBe('done');
  });

  test('hears third parties before and after', () => {
    for (const rehearsal of [executed(), executed().play('report-order', at(3)), confiscated()])
      expect(outcome(rehearsal, 'record-third-party-claim')).toBe('done');
  });

  test('has its time, which stands still while it is postponed', () => {
    expect(executed().deadlines().execution).toMatchObject({ startsAt: at(2), ended: null });
    expect(executed().play('postpone', at(4)).deadlines().execution).toMatchObject({ dueAt: null, pausedAt: at(4) });
    expect(confiscated().deadlines().execution?.ended).toBe('met');
  });
});

test('what is confiscated is returned in a case of its own, or in several, which this one names', () => {
  const linked = confiscated().play('link-follow-up', at(8));
  expect(linked.state().status).toBe('return-requested');
  expect(outcome(linked, 'link-follow-up', { reference: 'VN-2026-000501' })).toBe('done');
  expect(linked.play('close', at(9)).state().status).toBe('closed');
});

test('what cuts across all kinds stops the execution, and costs are talked about', () => {
  const secret = executed({ confidentiality: { keepConfidential: true } });
  const told = secret.play('declare-confidentiality-not-possible', at(3));
  expect(outcome(told, 'report-order')).toBe('confidentiality-undecided');
  expect(outcome(told.play('waive-confidentiality', at(4)), 'report-order')).toBe('done');
  expect(outcome(executed(), 'consult-on-costs')).toBe('done');
});
