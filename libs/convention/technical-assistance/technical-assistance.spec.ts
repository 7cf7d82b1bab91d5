import { checkDraft } from '../decide.js';
import { attempt, outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { technicalAssistance as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const asked = () => new Rehearsal(exampleTerms({ kind: table.kind })).play('submit', at(1)).receive(at(1));
const reviewed = () => asked().play('acknowledge', at(2)).play('start-review', at(2));
const given = () =>
  reviewed()
    .play('propose', at(3))
    .play('accept-proposal', at(4))
    .play('start-delivery', at(5))
    .play('report-delivery', at(20));
const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}) =>
  attempt(table, rehearsal.state(), { act, at: at(25), change });

test('a need is met: proposal, agreement, delivery, feedback', () => {
  expect(given().state().status).toBe('provided');
  expect(given().play('give-feedback', at(21)).state().status).toBe('closed');
});

test('a proposal that does not suit goes back, and a better one can follow', () => {
  const declined = reviewed().play('propose', at(3)).play('decline-proposal', at(4));
  expect(declined.state().status).toBe('under-review');
  expect(declined.play('propose', at(5)).play('accept-proposal', at(6)).state().status).toBe('agreed');
});

test('it concerns no offence, and is never an emergency', () => {
  const { scopeBasis } = exampleRequest();
  expect(scopeBasis).toBeUndefined();
  expect(checkDraft(table, { ...exampleRequest(), needs: undefined }, 'routine').missing).toMatchObject([
    { path: 'needs', provision: 'hanoi-54', mark: '?' },
  ]);
  const submit = { act: 'submit', side: 'requesting', role: 'officer', contents: exampleRequest() } as const;
  const fresh = new Rehearsal(exampleTerms({ kind: table.kind })).state();
  for (const [urgency, code] of [
    ['emergency', 'emergency-not-open'],
    ['urgent', 'done'],
    ['routine', 'done'],
  ] as const)
    expect(outcomeOf(table, fresh, { ...submit, urgency, at: new Date(at(1)) })).toBe(code);
});

test('it is refused on the grounds of the list alone, with reasons, after a consultation', () => {
  const none = { noConsultationReason: undefined };
  expect(outcome(reviewed(), 'refuse')).toBe('done');
  expect(outcome(reviewed(), 'refuse', none)).toBe('consultation-missing');
  expect(outcome(reviewed().play('consult', at(3)), 'refuse', none)).toBe('done');
  for (const ground of ['sovereignty-security-ordre-public', 'fiscal-offence'])
    expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
  expect(outcome(reviewed(), 'refuse', { reasons: '' })).toBe('contents-incomplete');
});

test('the end that is expected is a date, and the feedback is asked for within 30 days', () => {
  const started = reviewed()
    .play('propose', at(3))
    .play('accept-proposal', at(4))
    .play('start-delivery', at(5), { expectedEnd: '2026-06-30' });
  expect(started.deadlines()['expected-end']).toMatchObject({ dueAt: '2026-07-01T03:00:00.000Z', side: 'requested' });
  expect(given().deadlines()['expected-end']).toMatchObject({ ended: 'met' });
  expect(given().deadlines().feedback).toMatchObject({ side: 'requesting', basis: 'policy', ended: null });
  const agreed = reviewed().play('propose', at(3)).play('accept-proposal', at(4));
  expect(outcome(agreed, 'start-delivery', { expectedEnd: '2026-03-01' })).toBe('expected-end-past');
});

test('everything in it but the article itself, and the form of a request, is ours, and says so', () => {
  const laws = table.acts.map(({ provision }) => provision).filter((id) => id !== 'network-policy');
  expect([...new Set(laws)]).toEqual(['hanoi-54', 'hanoi-40-13']);
});
