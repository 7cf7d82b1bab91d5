import { allowedActs, checkDraft } from '../decide.js';
import { outcomeOf, walk } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import { scripts } from '../scripts.js';
import type { Contents, Urgency } from '../types.js';
import { exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { mutualAssistance as table } from './index.js';
import { coercive, personal, purposes } from './vocabulary.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const terms = (urgency: Urgency = 'urgent') => exampleTerms({ kind: table.kind, urgency });
const submitted = (request: Contents = {}, urgency?: Urgency) =>
  new Rehearsal(terms(urgency)).play('submit', at(1), request).receive(at(1));
const reviewed = (request: Contents = {}, urgency?: Urgency) =>
  submitted(request, urgency).play('acknowledge', at(2)).play('start-review', at(2));
const checked = (request: Contents = {}) => reviewed(request).play('record-human-rights-check', at(2));
const executed = () => checked().play('accept', at(3)).play('start-execution', at(3));

/** The code with which a side's act is refused, or `done`. */
function outcome(rehearsal: Rehearsal, act: string, change: Contents = {}): string {
  const rule = table.acts.find((row) => row.act === act)!;
  const contents = { ...table.examples[act]?.(), ...change };
  const proposal = { act, side: rule.by, role: rule.roles[0]!, contents, at: new Date(at(9)) };
  return outcomeOf(table, rehearsal.state(), proposal);
}

const collection = {
  data: 'Traffic data of one account',
  linkToOffence: 'The account sends the ransom notes',
  ownerOrLocation: 'Example Mail Ltd',
  justification: 'Stored data do not show who uses it',
  days: 30,
  justificationOfLength: 'A note comes once a month',
};
const persons = [{ identity: 'A. Witness, born 1980' }];
const videoHearing = {
  capacity: 'witness',
  conductedBy: 'Court of Example',
  whyNotInPerson: 'The witness cannot travel.',
  subjects: 'Who opened the account',
};
const witnessTransfer = {
  neededFor: 'The confrontation of two accounts',
  consent: 'given',
  days: 10,
  keptInCustody: true,
  returned: true,
  immunity: true,
};
/** What the purposes ask for beyond Art. 40(15). */
const measures = { trafficCollection: collection, interception: collection, videoHearing, witnessTransfer };

describe('a request', () => {
  const submit = (change: Contents) => {
    const contents = { ...exampleRequest(), ...change };
    const found = outcome(new Rehearsal(terms()), 'submit', { ...contents });
    return [found, checkDraft(table, contents, 'urgent').missing.map(({ path }) => path)];
  };

  test.each<[string, Contents, string, string[]]>([
    ['stored-data', {}, 'done', []],
    ['stored-data', { storedData: undefined }, 'stored-data-not-described', ['storedData']],
    ['stored-data', { facts: undefined }, 'facts-missing', ['facts']],
    ['serve-documents', { facts: undefined }, 'done', []],
    ['real-time-traffic', {}, 'traffic-collection-not-described', ['trafficCollection']],
    ['real-time-traffic', { trafficCollection: collection }, 'done', []],
    ['interception', { trafficCollection: collection }, 'interception-not-described', ['interception']],
    ['interception', { interception: collection }, 'done', []],
    ['video-hearing', { persons, videoHearing }, 'done', []],
    ['video-hearing', { videoHearing }, 'persons-missing', ['persons']],
    ['video-hearing', { persons }, 'video-hearing-not-described', ['videoHearing']],
    ['transfer-of-detained-witness', { persons, witnessTransfer }, 'done', []],
    ['transfer-of-detained-witness', { persons }, 'witness-transfer-not-described', ['witnessTransfer']],
  ])('for %s with %j: %s', (purpose, change, code, missing) => {
    expect(submit({ purposes: [purpose], ...change })).toEqual([code, missing]);
  });

  test('about another serious crime recovers nothing, and is told where it asks for more than electronic evidence', () => {
    const serious = (...purposes: string[]) => ({ scopeBasis: 'serious-crime', purposes });
    expect(submit(serious('recover-proceeds'))).toEqual(['scope-not-open', []]);
    expect(submit({ ...serious('recover-proceeds'), legalBasis: { instrument: 'untoc' } })[0]).toBe('done');
    const remarks = (...purposes: string[]) =>
      new Rehearsal(terms())
        .play('submit', at(1), serious(...purposes))
        .state()
        .timeline[0]?.warnings?.map(({ code }) => code) ?? [];
    expect(remarks('trace-proceeds')).toContain('scope-not-open');
    expect(remarks('stored-data')).not.toContain('scope-not-open');
  });

  test('to trace proceeds compels, as one by Art. 50(2) does: it is checked before it is accepted', () => {
    const asked = new Rehearsal(terms()).play('submit', at(1), { purposes: ['trace-proceeds'] }).receive(at(1));
    const reviewed = asked.play('acknowledge', at(1)).play('start-review', at(1));
    expect(outcome(reviewed, 'accept')).toBe('human-rights-check-missing');
  });

  test('says everything of Art. 45(3) about a collection in real time', () => {
    for (const field of Object.keys(collection)) {
      const trafficCollection = { ...collection, [field]: undefined };
      const { missing } = checkDraft(table, { ...exampleRequest(), trafficCollection }, 'urgent');
      expect(missing).toMatchObject([{ path: `trafficCollection.${field}`, provision: 'hanoi-45-3', mark: '?' }]);
    }
  });

  test.each(['keptInCustody', 'returned', 'immunity'])('to transfer a detained person undertakes %s', (undertaking) => {
    const request = { purposes: ['transfer-of-detained-witness'], persons };
    const [code] = submit({ ...request, witnessTransfer: { ...witnessTransfer, [undertaking]: false } });
    expect(code).toBe('contents-incomplete');
  });

  test.each([
    ['authority', 'hanoi-40-15-a'],
    ['proceeding', 'hanoi-40-15-b'],
    ['assistance', 'hanoi-40-15-d'],
    ['aim', 'hanoi-40-15-g'],
  ])('without %s is incomplete by %s', (field, provision) => {
    const { missing } = checkDraft(table, { ...exampleRequest(), [field]: undefined }, 'urgent');
    expect(missing).toMatchObject([{ path: field, provision }]);
  });
});

describe('a decision', () => {
  const accepting = ['accept', 'accept-with-conditions', 'accept-partially'];

  test.each(coercive)('to accept %s follows a human-rights check without objection', (purpose) => {
    const request = { purposes: [purpose], ...measures };
    for (const act of accepting) {
      expect(outcome(reviewed(request), act)).toBe('human-rights-check-missing');
      expect(outcome(checked(request), act)).toBe('done');
      const objected = checked(request).play('record-human-rights-check', at(3), { outcome: 'objection' });
      expect(outcome(objected, act)).toBe('human-rights-check-missing');
    }
  });

  test.each(purposes.filter((purpose) => !coercive.includes(purpose)))('to accept %s needs none', (purpose) => {
    const request = { purposes: [purpose], ...measures, ...(personal.includes(purpose) && { persons }) };
    for (const act of accepting) expect(outcome(reviewed(request), act)).toBe('done');
  });

  test('that the check is missing for is not offered', () => {
    const offered = (rehearsal: Rehearsal) =>
      allowedActs(table, rehearsal.state(), 'requested', 'liaison', new Date(at(4))).map(({ act }) => act);
    expect(offered(reviewed())).not.toContain('accept');
    expect(offered(checked())).toContain('accept');
  });

  test('to refuse or to postpone follows a consultation, or says why there was none', () => {
    const none = { noConsultationReason: undefined };
    expect(outcome(reviewed(), 'refuse', none)).toBe('consultation-missing');
    expect(outcome(checked(), 'accept-partially', none)).toBe('consultation-missing');
    expect(outcome(reviewed(), 'postpone', none)).toBe('consultation-before-postponement-missing');
    for (const act of ['refuse', 'postpone']) {
      expect(outcome(reviewed(), act)).toBe('done');
      expect(outcome(reviewed().play('consult', at(3)), act, none)).toBe('done');
    }
  });

  test.each(grounds.map(({ ground }) => ground))('to refuse may be grounded on %s', (ground) => {
    const open = ground === 'political-offence' ? 'political-offence-not-open' : 'done';
    expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe(open);
    expect(outcome(reviewed({ legalBasis: { instrument: 'budapest' } }), 'refuse', { grounds: [ground] })).toBe('done');
  });

  test('to refuse has grounds of the list, and reasons; a postponement its one ground and a date', () => {
    for (const ground of ['bank-secrecy', 'fiscal-offence', 'ongoing-proceedings'])
      expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
    expect(outcome(reviewed(), 'refuse', { reasons: '' })).toBe('contents-incomplete');
    expect(outcome(reviewed(), 'postpone', { ground: 'no-dual-criminality' })).toBe('contents-invalid');
    expect(outcome(reviewed(), 'postpone', { reviewDate: undefined })).toBe('contents-incomplete');
    expect(outcome(reviewed(), 'postpone', { reviewDate: '2026-02-28' })).toBe('review-date-past');
  });

  test('on conditions waits for the requesting State', () => {
    const conditional = () => checked().play('accept-with-conditions', at(3));
    expect(outcome(conditional(), 'start-execution')).toBe('act-not-allowed');
    expect(conditional().play('accept-conditions', at(4)).state().status).toBe('accepted');
    expect(conditional().play('decline-conditions', at(4)).state().status).toBe('under-review');
  });
});

describe('a result', () => {
  test('has at least one item with its digest, and says what it may be used for', () => {
    for (const act of ['give-partial-result', 'complete']) {
      expect(outcome(executed(), act)).toBe('done');
      expect(outcome(executed(), act, { items: [] })).toBe('contents-incomplete');
      expect(outcome(executed(), act, { items: [{ description: 'A file' }] })).toBe('contents-incomplete');
      expect(outcome(executed(), act, { use: undefined })).toBe('contents-incomplete');
    }
  });

  test('says why the procedure wished was not followed', () => {
    expect(outcome(executed(), 'complete', { procedureFollowed: 'yes' })).toBe('done');
    expect(outcome(executed(), 'complete', { procedureFollowed: 'partly' })).toBe('procedure-reason-missing');
    expect(outcome(executed(), 'complete', { procedureFollowed: 'no', procedureReason: 'No court sat' })).toBe('done');
  });
});

describe('deadlines', () => {
  const due = (rehearsal: Rehearsal, key: string) => rehearsal.deadlines()[key]?.dueAt;

  test.each<[Urgency, string, string | undefined]>([
    ['emergency', at(2, 8), undefined],
    ['urgent', at(22), '2026-04-17T00:00:00.000Z'],
    ['routine', '2026-04-16T00:00:00.000Z', '2026-06-01T00:00:00.000Z'],
  ])('of what is %s: decision %s, execution %s', (urgency, decision, execution) => {
    const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' };
    const rehearsal = reviewed({ emergency }, urgency).play('record-human-rights-check', at(2)).play('accept', at(3));
    expect([due(rehearsal, 'decision'), due(rehearsal, 'execution')]).toEqual([decision, execution]);
  });

  test('stand still while the requesting State is asked, and while it is postponed', () => {
    const consulted = reviewed().play('consult', at(4));
    expect(consulted.deadlines().decision).toMatchObject({ dueAt: null, pausedAt: at(4) });
    expect(due(consulted.play('answer-consultation', at(6)), 'decision')).toBe(at(24));
    const postponed = executed().play('postpone', at(5), { reviewDate: '2026-06-01' });
    expect(postponed.deadlines().execution).toMatchObject({ dueAt: null, pausedAt: at(5) });
    expect(due(postponed, 'review-date')).toBe('2026-06-02T03:00:00.000Z');
    expect(postponed.play('resume-review', at(7)).deadlines()['review-date']?.ended).toBe('met');
  });

  test('of the execution start with the acceptance of the conditions', () => {
    const agreed = checked().play('accept-with-conditions', at(3)).play('accept-conditions', at(4));
    expect(agreed.deadlines().execution?.startsAt).toBe(at(4));
    expect(agreed.deadlines()['conditions-reply']).toMatchObject({ side: 'requesting', ended: 'met' });
  });
});

test('the way of Art. 40 from the submission to the end, and its turns', () => {
  const way = (...acts: string[]) =>
    walk(
      scripts[table.kind]!,
      acts.map((act, index) => ({ act, at: at(2, index) })),
    ).state();
  const until = ['submit', 'receive', 'acknowledge', 'start-review', 'record-human-rights-check', 'accept'];
  expect(way('submit', 'acknowledge', 'reroute', 'acknowledge').status).toBe('acknowledged');
  const results = [...until, 'start-execution', 'give-delay-notice', 'give-partial-result', 'complete'];
  expect(way(...results, 'accept-result', 'close').status).toBe('closed');
  expect(way(...results, 'request-supplement', 'close').status).toBe('closed');
  expect(way(...results, 'withdraw').status).toBe('completed');
});
