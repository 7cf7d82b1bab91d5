import { checkDraft } from '../decide.js';
import { outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Urgency } from '../types.js';
import { exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { lawEnforcementCooperation as table } from './index.js';
import { inquiries } from './vocabulary.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const asked = (request: Contents = {}, urgency: Urgency = 'urgent') =>
  new Rehearsal(exampleTerms({ kind: table.kind, urgency })).play('submit', at(1), request).receive(at(1));
const acknowledged = (request: Contents = {}, urgency?: Urgency) => asked(request, urgency).play('acknowledge', at(2));

function outcome(rehearsal: Rehearsal, act: string, change: Contents = {}): string {
  const rule = table.acts.find((row) => row.act === act)!;
  const contents = { ...table.examples[act]?.(), ...change };
  const proposal = { act, side: rule.by, role: rule.roles[0]!, contents, at: new Date(at(3)) };
  return outcomeOf(table, rehearsal.state(), proposal);
}

const arrangement = { description: 'A liaison officer for two months', from: '2026-04-01', to: '2026-05-31' };

describe('an inquiry', () => {
  const bare = { offence: undefined, identifiers: undefined, property: undefined };
  const missingFor = (inquiry: string, change: Contents = {}) =>
    checkDraft(table, { ...exampleRequest(), ...bare, inquiries: [inquiry], ...change }, 'urgent').missing;

  test.each([
    ['identity', ['offence', 'persons']],
    ['whereabouts', ['offence', 'persons']],
    ['activities', ['offence', 'persons']],
    ['movement-of-proceeds', ['offence', 'property']],
    ['movement-of-property', ['offence', 'property']],
    ['movement-of-equipment', ['offence', 'property']],
    ['samples-for-analysis', ['offence', 'samples']],
    ['data-for-analysis', ['offence', 'samples']],
    ['coordination', ['arrangement']],
    ['staff-exchange', ['arrangement']],
    ['liaison-officer-posting', ['arrangement']],
    ['methods-used', []],
    ['early-identification', []],
  ])('about %s needs %j', (inquiry, paths) => {
    expect(missingFor(inquiry).map(({ path }) => path)).toEqual(paths);
    for (const { provision } of missingFor(inquiry)) expect(provision).toBe('hanoi-47');
  });

  test('about a suspect is content with an identifier, or with a person', () => {
    const { offence } = exampleRequest();
    expect(missingFor('identity', { offence, identifiers: [{ type: 'email', value: 'x@mail.example' }] })).toEqual([]);
    expect(missingFor('identity', { offence, persons: [{ identity: 'Known as Zed' }] })).toEqual([]);
  });

  test('is of a sort that Art. 47 names', () => {
    expect(inquiries).toHaveLength(13);
    expect(() => missingFor('arrest')).toThrow(expect.objectContaining({ code: 'contents-invalid' }));
  });

  test('about another serious crime is sent, with the remark that Art. 47 is for offences of the Convention', () => {
    const { offence } = exampleRequest();
    const crime = { scopeBasis: 'serious-crime', offence: { ...(offence as object), references: ['serious-crime'] } };
    const [submit] = asked(crime).state().timeline;
    expect(submit).toMatchObject({ effect: 'effective', warnings: [{ code: 'scope-not-open' }] });
    const other = { ...crime, legalBasis: { instrument: 'untoc' } };
    expect(asked(other).state().timeline[0]?.warnings).toBeUndefined();
  });
});

describe('an answer', () => {
  test('can be given at once, without a review', () => {
    expect(acknowledged().play('answer', at(2, 1)).state().status).toBe('answered');
  });

  test('is intelligence, unless an authority allows its use as evidence', () => {
    expect(outcome(acknowledged(), 'answer')).toBe('done');
    expect(outcome(acknowledged(), 'answer', { evidentialStatus: 'evidence' })).toBe('evidence-not-allowed-by-anybody');
    const allowed = { evidentialStatus: 'evidence', evidenceAllowedBy: 'Public Prosecutor' };
    expect(outcome(acknowledged(), 'answer', allowed)).toBe('done');
  });

  test('says what its recipient may use it for', () => {
    expect(outcome(acknowledged(), 'answer', { use: undefined })).toBe('contents-incomplete');
  });

  test('to a proposal of working together says what is agreed', () => {
    const posting = acknowledged({ inquiries: ['liaison-officer-posting'], arrangement });
    expect(outcome(posting, 'answer')).toBe('arrangement-not-answered');
    expect(outcome(posting, 'answer', { arrangement })).toBe('done');
  });

  test.each<[Urgency, string]>([
    ['emergency', at(2, 8)],
    ['urgent', at(4)],
    ['routine', at(9)],
  ])('to what is %s is expected by %s', (urgency, due) => {
    const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' };
    expect(acknowledged({ emergency }, urgency).deadlines().answer?.dueAt).toBe(due);
  });
});

describe('a refusal', () => {
  test.each(grounds.map(({ ground }) => ground))('may be grounded on %s', (ground) => {
    expect(outcome(acknowledged(), 'refuse', { grounds: [ground] })).toBe('done');
  });

  test('is never grounded on bank secrecy or on fiscal matters, nor on a ground of Art. 40', () => {
    for (const ground of ['bank-secrecy', 'fiscal-offence', 'no-dual-criminality'])
      expect(outcome(acknowledged(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
  });

  test('follows a consultation, or says why there was none', () => {
    const none = { noConsultationReason: undefined };
    expect(outcome(acknowledged(), 'refuse', none)).toBe('consultation-missing');
    expect(outcome(acknowledged().play('consult', at(2, 1)), 'refuse', none)).toBe('done');
  });
});

describe('the rules of every request', () => {
  test('an interim answer binds its recipient even when the inquiry is withdrawn', () => {
    const told = acknowledged().play('start-inquiries', at(2, 1)).play('give-interim-answer', at(2, 2));
    expect(outcome(acknowledged(), 'request-onward-transfer')).toBe('nothing-handed-over');
    const gone = told.play('withdraw', at(2, 3));
    expect(outcome(gone, 'request-onward-transfer')).toBe('done');
    expect(outcome(gone, 'give-exculpatory-notice')).toBe('done');
  });

  test('nothing is inquired while it is open whether to go on without secrecy, nor answered in an emergency unconfirmed', () => {
    const secret = acknowledged({ confidentiality: { keepConfidential: true } });
    expect(outcome(secret.play('declare-confidentiality-not-possible', at(2, 1)), 'start-inquiries')).toBe(
      'confidentiality-undecided',
    );
    const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' };
    const urgent = acknowledged({ emergency }, 'emergency');
    expect(outcome(urgent, 'answer')).toBe('emergency-not-confirmed');
    expect(outcome(urgent.play('confirm-emergency', at(2, 1)), 'answer')).toBe('done');
  });
});
