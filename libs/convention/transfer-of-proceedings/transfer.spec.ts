import { checkDraft } from '../decide.js';
import { attempt, outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { proceedingsTransfer as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const draft = () => new Rehearsal(exampleTerms({ kind: table.kind }));
const reviewed = () =>
  draft().play('submit', at(1)).receive(at(1)).play('acknowledge', at(2)).play('start-review', at(2));
const handedOver = () => reviewed().play('accept', at(3)).play('hand-over', at(5));
const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}) =>
  attempt(table, rehearsal.state(), { act, at: at(9), change });

test('the files go over, the other State tries the case, and tells how it ended', () => {
  const ended = handedOver().play('open-proceedings', at(6)).play('report-outcome', at(20));
  expect(ended.state().status).toBe('outcome-reported');
  expect(ended.play('close', at(21)).state().status).toBe('closed');
});

test('once the files are there, only the State that has them gives the proceedings back', () => {
  expect(outcome(reviewed().play('accept', at(3)), 'withdraw')).toBe('done');
  for (const rehearsal of [handedOver(), handedOver().play('open-proceedings', at(6))]) {
    expect(outcome(rehearsal, 'withdraw')).toBe('act-not-allowed');
    expect(outcome(rehearsal, 'report-outcome', { outcome: 'given-back' })).toBe('done');
  }
});

test.each([
  ['administrationOfJustice', 'hanoi-39'],
  ['proceedings', 'hanoi-39'],
  ['offence', 'hanoi-39'],
  ['dualCriminality', 'hanoi-35-3'],
  ['files', 'hanoi-39'],
])('a request without %s is incomplete by %s', (field, provision) => {
  const { missing } = checkDraft(table, { ...exampleRequest(), [field]: undefined }, 'urgent');
  expect(missing).toMatchObject([{ path: field, provision }]);
});

test('what is handed over is known by its digest, and says what it may be used for', () => {
  const accepted = reviewed().play('accept', at(3));
  expect(outcome(accepted, 'hand-over')).toBe('done');
  expect(outcome(accepted, 'hand-over', { items: [] })).toBe('contents-incomplete');
  expect(outcome(accepted, 'hand-over', { items: [{ description: 'A file' }] })).toBe('contents-incomplete');
  expect(outcome(accepted, 'hand-over', { use: undefined })).toBe('contents-incomplete');
});

test('the State that has the files asks the one that gave them for another use of them', () => {
  const asked = handedOver().play('request-use-consent', at(6));
  expect(asked.acts.at(-1)?.side).toBe('requested');
  expect(asked.deadlines()['use-consent-reply']).toMatchObject({ side: 'requesting', ended: null });
  expect(outcome(asked, 'grant-use-consent')).toBe('done');
});

test('a transfer averts nothing, and is never an emergency', () => {
  const contents = { ...exampleRequest(), emergency: { whoIsAtRisk: 'A witness', whyImminent: 'Tonight' } };
  const proposal = { act: 'submit', side: 'requesting', role: 'officer', contents, at: new Date(at(1)) } as const;
  expect(outcomeOf(table, draft().state(), { ...proposal, urgency: 'emergency' })).toBe('emergency-not-open');
  expect(outcomeOf(table, draft().state(), { ...proposal, urgency: 'urgent' })).toBe('done');
});

test('proceedings on serious crime outside the Convention go over by another treaty only', () => {
  expect(outcome(draft(), 'submit', { scopeBasis: 'serious-crime' })).toBe('scope-not-open');
  const untoc = { scopeBasis: 'serious-crime', legalBasis: { instrument: 'untoc' } };
  expect(outcome(draft(), 'submit', untoc)).toBe('done');
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
  for (const ground of ['fiscal-offence', 'bank-secrecy', 'nationality'])
    expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
});

test('the clock of the decision stands still during a consultation; that of the files is the requesting State’s', () => {
  expect(reviewed().play('consult', at(4)).deadlines().decision).toMatchObject({ dueAt: null, pausedAt: at(4) });
  expect(reviewed().play('accept', at(3)).deadlines()['hand-over']).toMatchObject({ side: 'requesting', ended: null });
  expect(handedOver().deadlines()['hand-over']).toMatchObject({ ended: 'met' });
});
