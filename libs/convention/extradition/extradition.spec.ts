import { checkDraft } from '../decide.js';
import { attempt } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Terms } from '../types.js';
import { exampleRequest } from './example.js';
import { refusalGrounds } from './grounds.js';
import { extradition as table } from './index.js';

const day = (count: number, hour = 0): string => new Date(Date.UTC(2026, 2, 1 + count, hour)).toISOString();
const terms = (change: Partial<Terms> = {}) => exampleTerms({ kind: table.kind, ...change });
const withoutTreaty = { instruments: { hanoi: { requesting: 'in-force', requested: 'in-force' } } } as const;
const checked = (change: Partial<Terms> = {}, request: Contents = {}) =>
  new Rehearsal(terms(change))
    .play('submit', day(0), request)
    .receive(day(0))
    .play('acknowledge', day(0, 1))
    .play('start-formal-check', day(0, 2))
    .play('record-human-rights-check', day(0, 3));
const consenting = (change: Partial<Terms> = {}) =>
  checked(change)
    .play('open-consent-hearing', day(1))
    .play('record-consent', day(1, 2), { consentedAt: day(1, 1) });
const decided = (outcome = 'admissible', request: Contents = {}) =>
  checked({}, request).play('refer-to-court', day(1)).play('record-judicial-decision', day(2), { outcome });
const granted = (change: Partial<Terms> = {}) => consenting(change).play('grant', day(3));
const scheduled = (change: Partial<Terms> = {}) =>
  granted(change).play('schedule-surrender', day(4), { date: '2026-03-10' });
const surrendered = () => scheduled().play('report-surrender', day(9));
const outcome = (rehearsal: Rehearsal, act: string, at: string, change: Contents = {}) =>
  attempt(table, rehearsal.state(), { act, at, change });

describe('a request', () => {
  const missing = (change: Contents) => checkDraft(table, { ...exampleRequest(), ...change }, 'urgent').missing;

  test.each([
    ['person', 'ece-12-2'],
    ['decision', 'ece-12-2'],
    ['offence', 'ece-12-2'],
    ['law', 'ece-12-2'],
    ['dualCriminality', 'hanoi-37-1'],
    ['penalty', 'hanoi-37-8'],
  ])('without %s is incomplete by %s', (field, provision) => {
    expect(missing({ [field]: undefined })).toMatchObject([{ path: field, provision }]);
  });

  test('that rests on a judgment says which sentence is to be served; on a warrant there is none yet', () => {
    const penalty = { maximum: 'Twelve years', deathPenalty: false };
    expect(missing({ penalty })).toMatchObject([{ path: 'penalty.sentence', provision: 'ece-12-2' }]);
    const { decision } = exampleRequest() as Record<string, object>;
    expect(missing({ penalty, decision: { ...decision, kind: 'arrest-warrant' } })).toEqual([]);
  });

  test('on serious crime outside the Convention rests on another treaty', () => {
    const serious = { scopeBasis: 'serious-crime' };
    const fresh = new Rehearsal(terms());
    expect(outcome(fresh, 'submit', day(0), serious)).toBe('scope-not-open');
    expect(outcome(fresh, 'submit', day(0), { ...serious, legalBasis: { instrument: 'ece-extradition' } })).toBe(
      'done',
    );
  });
});

describe('the way to the decision', () => {
  test('is short with the consent of the person, and leads through a court without it', () => {
    expect(consenting().state().status).toBe('simplified');
    expect(outcome(consenting(), 'grant', day(2))).toBe('done');
    const contested = checked().play('open-consent-hearing', day(1)).play('record-no-consent', day(2));
    expect(contested.state().status).toBe('judicial-decision');
    expect(outcome(contested.play('record-judicial-decision', day(3)), 'grant', day(4))).toBe('done');
  });

  test('never leads to a grant past the person and the court, nor against the court', () => {
    expect(outcome(checked().play('pass-to-decision', day(1)), 'grant', day(2))).toBe('not-found-admissible');
    for (const act of ['grant', 'grant-conditionally'])
      expect(outcome(decided('inadmissible'), act, day(3))).toBe('not-found-admissible');
    expect(outcome(decided('inadmissible'), 'refuse', day(3))).toBe('done');
  });

  test('is open again where a consent is taken back, or the court has the word', () => {
    const decidedAgain = (acts: string[]) =>
      acts.reduce((rehearsal, act, index) => rehearsal.play(act, day(2 + index)), consenting());
    const question = ['request-information', 'supply-information'];
    for (const acts of [
      ['refer-to-court', ...question, 'pass-to-decision'],
      ['pass-to-decision', ...question, 'open-consent-hearing', 'record-no-consent', ...question, 'pass-to-decision'],
    ])
      expect(outcome(decidedAgain(acts), 'grant', day(12))).toBe('not-found-admissible');
    expect(outcome(decidedAgain(['pass-to-decision', ...question, 'pass-to-decision']), 'grant', day(12))).toBe('done');
  });

  test('stops for questions, also the court’s, and begins again with the formal check', () => {
    const asked = checked().play('refer-to-court', day(1)).play('request-information', day(2));
    expect(asked.deadlines().decision).toMatchObject({ dueAt: null, pausedAt: day(2) });
    expect(asked.play('supply-information', day(5)).state().status).toBe('formal-check');
  });
});

test('nobody is arrested, and nothing granted or surrendered, against a human-rights objection', () => {
  const objection = { outcome: 'objection' };
  const objected = consenting().play('record-human-rights-check', day(2), objection);
  for (const act of ['report-arrest', 'grant', 'grant-conditionally'])
    expect(outcome(objected, act, day(3))).toBe('human-rights-check-missing');
  const late = scheduled().play('record-human-rights-check', day(5), objection);
  for (const act of ['report-surrender', 'surrender-temporarily'])
    expect(outcome(late, act, day(6))).toBe('human-rights-check-missing');
});

test('assurances asked for are given, or the decision is taken anew', () => {
  const conditional = () => decided().play('grant-conditionally', day(3));
  expect(outcome(conditional(), 'schedule-surrender', day(4))).toBe('act-not-allowed');
  expect(conditional().play('give-assurances', day(4)).state().status).toBe('granted');
  const declined = conditional().play('decline-assurances', day(4));
  expect(declined.state().status).toBe('executive-decision');
  expect(declined.deadlines()['new-decision']).toMatchObject({ side: 'requested', dueAt: day(14) });
  expect(declined.play('grant', day(5)).deadlines()['new-decision']).toMatchObject({ ended: 'met' });
});

test('of competing requests another can go first: then this one is refused for it, and not granted', () => {
  const reviewed = (priority: string) =>
    decided().play('open-conflict-review', day(3)).play('conclude-conflict-review', day(4), { priority });
  const first = { grounds: ['another-request-first'] };
  expect(outcome(reviewed('another-request'), 'grant', day(5))).toBe('another-request-first');
  expect(outcome(reviewed('another-request'), 'refuse', day(5), first)).toBe('done');
  expect(outcome(reviewed('this-request'), 'grant', day(5))).toBe('done');
  expect(outcome(reviewed('this-request'), 'refuse', day(5), first)).toBe('no-other-request-first');
  for (const field of ['seriousness', 'place', 'dates', 'nationality'])
    expect(
      outcome(decided().play('open-conflict-review', day(3)), 'conclude-conflict-review', day(4), { [field]: '' }),
    ).toBe('contents-incomplete');
});

describe('a refusal', () => {
  test.each(
    refusalGrounds.filter(({ ground }) => ground !== 'another-request-first').map((rule) => [rule.ground, rule]),
  )('may rest on %s, some only by treaty', (ground, { only }) => {
    expect(outcome(decided(), 'refuse', day(3), { grounds: [ground] })).toBe(only ? 'treaty-ground-not-open' : 'done');
    for (const instrument of ['ece-extradition', 'bilateral']) {
      const treaty = decided('admissible', { legalBasis: { instrument, name: 'A treaty' } });
      expect(outcome(treaty, 'refuse', day(3), { grounds: [ground] })).toBe('done');
    }
  });

  test('never rests on a fiscal matter or bank secrecy, says its reasons, and follows a consultation', () => {
    for (const ground of ['fiscal-offence', 'bank-secrecy', 'nationality'])
      expect(outcome(decided(), 'refuse', day(3), { grounds: [ground] })).toBe('contents-invalid');
    expect(outcome(decided(), 'refuse', day(3), { reasons: '' })).toBe('contents-incomplete');
    for (const act of ['refuse', 'refuse-nationality']) {
      const none = { noConsultationReason: undefined };
      expect(outcome(decided(), act, day(3), none)).toBe('consultation-missing');
      expect(outcome(decided().play('consult', day(3)), act, day(4), none)).toBe('done');
    }
  });

  test('of a national obliges to submit the case for prosecution at request, and to report its outcome', () => {
    const national = () => decided().play('refuse-nationality', day(3));
    const prosecuted = national().play('request-domestic-prosecution', day(4));
    expect(prosecuted.deadlines().prosecution).toMatchObject({ side: 'requested', basis: 'policy', ended: null });
    const submitted = prosecuted.play('submit-for-prosecution', day(9));
    expect(submitted.play('report-outcome', day(90)).state().status).toBe('outcome-reported');
    const enforced = national().play('request-enforcement', day(4)).play('report-enforcement', day(30));
    expect(outcome(national().play('request-enforcement', day(4)), 'report-outcome', day(30))).toBe('act-not-allowed');
    expect(enforced.state().status).toBe('outcome-reported');
    expect(national().play('take-note', day(4)).state().status).toBe('refused');
  });
});

describe('a surrender, where the European Convention binds both', () => {
  test('counts whole days from the agreed date: may lapse after 15, lapses after 30', () => {
    const deadlines = scheduled().deadlines();
    expect(deadlines['surrender-may-lapse']).toMatchObject({ dueAt: '2026-03-26T03:00:00.000Z', basis: 'law' });
    expect(deadlines['surrender-lapses']).toMatchObject({
      dueAt: '2026-04-10T03:00:00.000Z',
      basis: 'law',
      onDue: 'expire',
    });
    expect(surrendered().deadlines()['surrender-lapses']).toMatchObject({ ended: 'met' });
  });

  test('a person not taken over is released after the first limit at will, after the second in any case', () => {
    const reason = { reason: 'not-taken-over' };
    expect(outcome(scheduled(), 'release', '2026-03-26T02:59:59.000Z', reason)).toBe('surrender-still-awaited');
    expect(outcome(scheduled(), 'release', '2026-03-26T03:00:00.000Z', reason)).toBe('done');
    expect(outcome(scheduled(), 'expire', '2026-04-10T02:59:59.000Z')).toBe('surrender-not-lapsed');
    const due = scheduled().play('expire', '2026-04-10T03:00:00.000Z');
    expect(due.state().status).toBe('release-due');
    expect(due.play('release', '2026-04-10T04:00:00.000Z', reason).state().status).toBe('lapsed');
    for (const act of ['report-surrender', 'schedule-surrender', 'surrender-temporarily'])
      expect(outcome(scheduled(), act, '2026-04-10T03:00:00.000Z')).toBe('surrender-lapsed');
  });

  test('a surrender in time is one also when it is told after the limit, and not otherwise', () => {
    const due = scheduled().play('expire', '2026-04-10T03:00:00.000Z');
    for (const act of ['report-surrender', 'surrender-temporarily']) {
      const told = (surrenderedAt: string) => outcome(due, act, '2026-04-10T08:00:00Z', { surrenderedAt });
      expect(told('2026-04-09T21:00:00Z')).toBe('done');
      expect(told('2026-04-10T03:00:00Z')).toBe('surrender-lapsed');
    }
  });

  test('is in time by its own instant, whenever it is told', () => {
    const told = (days: number) =>
      scheduled()
        .play('report-surrender', day(days), { surrenderedAt: day(9, 20) })
        .deadlines();
    expect(told(26)['surrender-may-lapse']).toMatchObject({ ended: 'met', stoppedAt: day(9, 20) });
    expect(told(11)['surrender-date']).toMatchObject({ ended: 'met', stoppedAt: day(9, 20) });
    expect(scheduled().play('report-surrender', day(11)).deadlines()['surrender-date']).toMatchObject({
      ended: 'late',
    });
  });

  test('a new date begins the limits anew, once both States have agreed it', () => {
    const [date, other] = ['2026-04-01', '2026-04-02'];
    const proposed = scheduled().play('propose-date', day(14), { deadline: 'surrender-date', date });
    expect(outcome(proposed, 'schedule-surrender', day(15), { date })).toBe('new-date-not-agreed');
    const agreed = proposed.play('accept-date', day(14, 1), { deadline: 'surrender-date', date });
    expect(outcome(agreed, 'schedule-surrender', day(15), { date: other })).toBe('new-date-not-agreed');
    const moved = agreed.play('schedule-surrender', day(15), { date });
    expect(moved.deadlines()['surrender-lapses']).toMatchObject({ ended: 'cancelled' });
    expect(moved.deadlines()['surrender-lapses#2']).toMatchObject({ dueAt: '2026-05-02T03:00:00.000Z', ended: null });
    const told = moved.play('report-surrender', '2026-04-02T12:00:00.000Z', { surrenderedAt: day(30) }).deadlines();
    expect(told['agreed-date']).toMatchObject({ ended: 'met', stoppedAt: day(30) });
  });

  test('the Third Protocol gives 20 days from the consent for the decision, and 10 from it for the surrender', () => {
    expect(consenting().deadlines()['decision-after-consent']).toMatchObject({
      startsAt: day(1, 1),
      dueAt: day(21, 1),
      basis: 'law',
    });
    expect(granted().deadlines()['surrender-after-decision']).toMatchObject({ dueAt: day(13), provision: 'ece-3ap-9' });
  });

  test('those ten days begin with the assurances too, and not where the person has not consented', () => {
    const assured = consenting().play('grant-conditionally', day(3)).play('give-assurances', day(5));
    expect(assured.deadlines()['surrender-after-decision']).toMatchObject({ startsAt: day(5), basis: 'law' });
    const judged = consenting().play('refer-to-court', day(2)).play('record-judicial-decision', day(3));
    expect(judged.deadlines()['decision-after-consent']).toMatchObject({ ended: 'cancelled' });
    for (const rehearsal of [judged, decided()])
      expect(rehearsal.play('grant', day(4)).deadlines()).not.toHaveProperty('surrender-after-decision');
  });
});

test('a surrender where no such treaty binds both has an agreed date and no limit of law', () => {
  const deadlines = scheduled(withoutTreaty).deadlines();
  expect(deadlines['surrender-date']).toMatchObject({ basis: 'policy', ended: null });
  for (const key of ['surrender-may-lapse', 'surrender-lapses', 'decision-after-consent', 'surrender-after-decision'])
    expect(deadlines).not.toHaveProperty(key);
  expect(outcome(scheduled(withoutTreaty), 'expire', day(200))).toBe('surrender-not-lapsed');
});

test('a surrender can be postponed, or be for a time, and then the person comes back', () => {
  const postponed = granted().play('postpone-surrender', day(4), { reviewDate: '2026-06-01' });
  expect(postponed.deadlines()['postponement-review']).toMatchObject({ dueAt: '2026-06-02T03:00:00.000Z' });
  const put = scheduled().play('postpone-surrender', day(5), { reviewDate: '2026-06-01' }).deadlines();
  expect(put['surrender-date']).toMatchObject({ ended: 'cancelled', stoppedAt: day(5) });
  const away = postponed.play('surrender-temporarily', day(10), { returnBy: '2026-04-10' });
  expect(away.deadlines()['return-date']).toMatchObject({ side: 'requesting', ended: null });
  expect(away.play('report-return', day(20)).state().status).toBe('surrender-postponed');
  expect(outcome(granted(), 'postpone-surrender', day(4), { reviewDate: '2026-03-03' })).toBe('review-date-past');
  expect(outcome(postponed, 'surrender-temporarily', day(10), { returnBy: '2026-03-08' })).toBe(
    'return-before-surrender',
  );
});

test('after the surrender another offence is prosecuted with consent only, and a discharge opens 45 days', () => {
  const asked = surrendered().play('request-speciality-consent', day(20));
  expect(asked.state().status).toBe('speciality-requested');
  const unanswered = asked.play('take-back-speciality-request', day(60));
  expect(unanswered.deadlines()['speciality-reply']).toMatchObject({ ended: 'cancelled', stoppedAt: day(60) });
  for (const act of ['close', 'report-discharge']) expect(outcome(unanswered, act, day(61))).toBe('done');
  const again = unanswered.play('request-speciality-consent', day(62));
  const denied = again.play('answer-speciality-request', day(63), { answer: 'no-consent' });
  expect(denied.state().status).toBe('surrendered');
  const discharged = surrendered().play('report-discharge', day(30), { dischargedOn: '2026-03-31' });
  expect(discharged.deadlines()['speciality-window']).toMatchObject({ basis: 'law', provision: 'ece-14', ended: null });
  expect(discharged.deadlines()['speciality-window']?.dueAt).toMatch(/^2026-05-15T/);
  const report = (dischargedOn: string) => outcome(surrendered(), 'report-discharge', day(30), { dischargedOn });
  expect([report('2026-04-02'), report('2026-03-08')]).toEqual(['discharge-ahead', 'discharge-before-surrender']);
  expect(surrendered().play('close', day(20)).play('request-speciality-consent', day(21)).state().status).toBe(
    'speciality-requested',
  );
});

describe('custody', () => {
  const held = () => checked().play('report-arrest', day(0, 4));

  test('can be told to have ended wherever the case stands, and does not end it', () => {
    expect(outcome(checked(), 'release', day(2))).toBe('nobody-in-custody');
    const paths: [Rehearsal, string][] = [
      [held(), 'formal-check'],
      [held().play('withdraw', day(1)), 'withdrawn'],
      [held().play('pass-to-decision', day(1)).play('refuse', day(1, 1)), 'refused'],
      [scheduled().play('report-arrest', day(4, 1)), 'surrender-scheduled'],
    ];
    for (const [rehearsal, status] of paths) {
      const free = rehearsal.play('release', day(5), { reason: 'by-court' });
      expect(free.state().timeline.at(-1)).toMatchObject({ effect: 'effective', status });
    }
    expect(paths[3]![0].deadlines()['surrender-lapses']).toMatchObject({ ended: null });
  });

  test('of a provisional arrest goes on in the case of the extradition', () => {
    const followed = checked({}, { provisionalArrest: { reference: 'VN-2026-000130' } });
    expect(outcome(followed, 'release', day(2))).toBe('done');
    expect(outcome(followed.play('release', day(2)), 'release', day(3))).toBe('nobody-in-custody');
    expect(outcome(followed, 'report-arrest', day(3))).toBe('done');
  });
});

test('a day agreed for the surrender that is over when it is put on record is remarked on', () => {
  const late = granted().play('schedule-surrender', day(12), { date: '2026-03-10' }).state().timeline.at(-1);
  expect([late?.effect, late?.warnings?.map(({ code }) => code)]).toEqual(['effective', ['appointed-day-over']]);
});
