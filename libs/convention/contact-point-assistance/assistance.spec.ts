import { checkDraft } from '../decide.js';
import { outcomeOf, walk } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import { scripts } from '../scripts.js';
import type { Contents, Urgency } from '../types.js';
import { acts } from './acts.js';
import { exampleContents, exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { assistance as table } from './index.js';

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const script = scripts['contact-point-assistance']!;
const after = (...acts: string[]) =>
  walk(
    script,
    acts.map((act, index) => ({ act, at: at(index) })),
  );

const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Held since yesterday' };
const emergencyData = { needed: 'The last log-in', howTheyAvertTheRisk: 'They show where the child is' };
const suspect = { description: 'About 30, a scar on the left hand' };

describe('a request for', () => {
  const submit = (urgency: Urgency, change: Contents) => {
    const contents = { ...exampleRequest(), ...change };
    const state = new Rehearsal(exampleTerms({ kind: table.kind, urgency })).state();
    const [act, side, role] = ['submit', 'requesting', 'officer'] as const;
    const found = outcomeOf(table, state, { act, side, role, contents, at: new Date(at(0)), urgency });
    return [found, checkDraft(table, contents, urgency).missing.map(({ path }) => path)];
  };

  test.each<[string, Urgency, Contents, string, string[]]>([
    ['provider-location', 'urgent', {}, 'done', []],
    ['provider-location', 'routine', { urgencyReason: undefined }, 'done', []],
    ['provider-location', 'urgent', { urgencyReason: undefined }, 'urgency-reason-missing', ['urgencyReason']],
    ['provider-location', 'emergency', {}, 'emergency-not-described', ['emergency']],
    ['provider-location', 'urgent', { identifiers: [] }, 'identifiers-missing', ['identifiers']],
    ['technical-advice', 'urgent', { identifiers: [] }, 'done', []],
    ['preservation-support', 'urgent', { identifiers: [] }, 'done', []],
    ['evidence-support', 'urgent', {}, 'done', []],
    ['legal-information', 'urgent', {}, 'done', []],
    ['locate-suspect', 'urgent', {}, 'suspect-not-described', ['suspect']],
    ['locate-suspect', 'urgent', { suspect }, 'done', []],
    ['emergency-data', 'emergency', { emergency }, 'emergency-data-not-described', ['emergencyData']],
    ['emergency-data', 'emergency', { emergency, emergencyData }, 'done', []],
    ['emergency-data', 'urgent', { emergency, emergencyData }, 'emergency-data-not-in-emergency', []],
  ])('%s, %s, with %j: %s', (help, urgency, change, code, missing) => {
    expect(submit(urgency, { help, ...change })).toEqual([code, missing]);
  });
});

describe('an answer', () => {
  const answer = (change: Contents): string =>
    outcomeOf(table, after('submit', 'receive', 'acknowledge', 'start-execution').state(), {
      act: 'answer',
      side: 'requested',
      role: 'liaison',
      contents: { ...exampleContents.answer?.(), ...change },
      at: new Date(at(9)),
    });

  test('says whether it is information or evidence, what it may be used for, and whether it may go further', () => {
    expect(answer({})).toBe('done');
    expect(answer({ evidentialStatus: undefined })).toBe('contents-incomplete');
    expect(answer({ use: undefined })).toBe('contents-incomplete');
    expect(answer({ use: { scope: 'intelligence-only' } })).toBe('contents-incomplete');
    expect(answer({ items: [{ description: 'A file', sha256: 'ABC' }] })).toBe('contents-invalid');
  });
});

test.each(grounds.map(({ ground }) => ground))('may be refused on %s, with reasons', (ground) => {
  const state = after('submit', 'acknowledge').state();
  const refuse = (change: Contents) =>
    outcomeOf(table, state, {
      act: 'refuse',
      side: 'requested',
      role: 'liaison',
      contents: { ...exampleContents.refuse?.(), grounds: [ground], ...change },
      at: new Date(at(5)),
    });
  expect(refuse({})).toBe('done');
  expect(refuse({ reasons: '' })).toBe('contents-incomplete');
  expect(refuse({ grounds: ['bank-secrecy'] })).toBe('contents-invalid');
});

test('a question about the status is answered once, within the limit of the policy', () => {
  const asked = after('submit', 'receive', 'acknowledge', 'query-status');
  expect(asked.deadlines()['status-reply']).toMatchObject({ side: 'requested', dueAt: '2026-03-04T03:00:00.000Z' });
  const told = asked.play('report-status', at(5));
  expect(told.deadlines()['status-reply']?.ended).toBe('met');
  expect(told.play('report-status', at(6)).state().timeline.at(-1)).toMatchObject({
    effect: 'without-effect',
    reason: { code: 'no-status-query-to-answer' },
  });
});

test('its own transitions, those of shared rules aside, are these and no others', () => {
  const edges = acts.flatMap(({ act, from, to }) =>
    ['withdraw', 'query-status', 'report-status', 'give-delay-notice'].includes(act)
      ? []
      : from.map((status) => `${status} -${act}-> ${to}`),
  );
  expect(edges).toEqual([
    'draft -submit-> submitted',
    'submitted -acknowledge-> acknowledged',
    'delivered -acknowledge-> acknowledged',
    'acknowledged -request-information-> information-requested',
    'in-execution -request-information-> information-requested',
    'information-requested -supply-information-> acknowledged',
    'acknowledged -supply-information-> acknowledged',
    'information-requested -go-on-without-answer-> acknowledged',
    'acknowledged -start-execution-> in-execution',
    'in-execution -answer-> answered',
    'acknowledged -forward-> forwarded',
    'in-execution -forward-> forwarded',
    'acknowledged -refuse-> refused',
    'in-execution -refuse-> refused',
    'acknowledged -consult-> unchanged',
    'in-execution -consult-> unchanged',
    'acknowledged -answer-consultation-> unchanged',
    'in-execution -answer-consultation-> unchanged',
    'answered -close-> closed',
  ]);
});

test.each<[Urgency, string]>([
  ['emergency', '2026-03-02T10:00:00.000Z'],
  ['urgent', '2026-03-04T02:00:00.000Z'],
  ['routine', '2026-03-09T02:00:00.000Z'],
])('an answer to what is %s is due at %s by policy', (urgency, dueAt) => {
  const rehearsal = new Rehearsal(exampleTerms({ kind: table.kind, urgency }));
  rehearsal.play('submit', at(0), { emergency }).receive(at(1)).play('acknowledge', at(2));
  expect(rehearsal.deadlines().answer).toMatchObject({ dueAt, basis: 'policy' });
});
