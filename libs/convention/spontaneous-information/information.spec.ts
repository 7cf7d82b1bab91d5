import { allowedActs, checkDraft } from '../decide.js';
import { outcomeOf } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Side } from '../types.js';
import { exampleOffer } from './example.js';
import { spontaneousInformation as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const offered = (change: Contents = {}) =>
  new Rehearsal(exampleTerms({ kind: table.kind })).play('submit', at(1), change).receive(at(1));
const free = { conditions: undefined, restrictedUntil: undefined };
const bound = (change: Contents = {}) => offered(change).play('accept-conditions', at(2));
const taken = (change: Contents = {}) => bound(change).play('transmit', at(3)).play('acknowledge', at(4));
const unbound = () => offered(free).play('transmit', at(3)).play('acknowledge', at(4));

function outcome(rehearsal: Rehearsal, act: string, change: Contents = {}, when = at(9)): string {
  const rule = table.acts.find((row) => row.act === act)!;
  const contents = { ...table.examples[act]?.(when), ...change };
  const proposal = { act, side: rule.by, role: rule.roles[0]!, contents, at: new Date(when) };
  return outcomeOf(table, rehearsal.state(), proposal);
}
const possible = (rehearsal: Rehearsal, side: Side) => {
  const role = side === 'requesting' ? 'officer' : 'liaison';
  return allowedActs(table, rehearsal.state(), side, role, new Date(at(9))).map(({ act }) => act);
};

describe('an offer', () => {
  const missing = (change: Contents) => checkDraft(table, { ...exampleOffer(), ...change }, 'urgent').missing;

  test('says its subject and its offences, and has no room for the information itself', () => {
    expect(missing({ subject: undefined })).toMatchObject([{ path: 'subject', provision: 'hanoi-40-4', mark: '≈' }]);
    expect(missing({ offence: undefined })).toMatchObject([{ path: 'offence', provision: 'hanoi-40-4' }]);
    expect(() => missing({ information: 'The passport is forged' })).toThrow('not a field');
  });

  test('of information on proceeds says what they are, of a virtual asset where it is', () => {
    expect(missing({ property: undefined })).toMatchObject([{ path: 'property', provision: 'hanoi-51' }]);
    expect(missing({ sort: 'offence', property: undefined })).toEqual([]);
    const bare = [{ kind: 'virtual-asset', description: 'Ransom' }];
    expect(missing({ property: bare })).toMatchObject([{ path: 'property', provision: 'hanoi-2-i' }]);
  });

  test('names the conditions that end on a day', () => {
    expect(missing({ conditions: undefined })).toMatchObject([{ path: 'conditions', provision: 'hanoi-40-5' }]);
    expect(missing(free)).toEqual([]);
    expect(missing({ conditions: {} })).toMatchObject([{ path: 'conditions', provision: 'hanoi-40-5' }]);
  });
});

describe('the conditions', () => {
  test('are accepted before anything is handed over', () => {
    expect(outcome(offered(), 'transmit')).toBe('conditions-not-accepted');
    expect(outcome(bound(), 'transmit')).toBe('done');
  });

  test('that nobody made stand in nobody’s way', () => {
    expect(outcome(offered(free), 'transmit')).toBe('done');
    expect(possible(offered(free), 'requested')).not.toContain('accept-conditions');
    expect(outcome(offered(free), 'decline-conditions')).toBe('no-conditions-offered');
  });

  test('once declined leave the choice to the State that offers: without them, or not at all', () => {
    const declined = () => offered().play('decline-conditions', at(2));
    expect(possible(declined(), 'requesting')).toEqual(['transmit-without-conditions', 'withdraw', 'ask-for-date']);
    expect(declined().play('transmit-without-conditions', at(3)).state().status).toBe('transmitted');
    expect(declined().play('withdraw', at(3)).state().status).toBe('withdrawn');
  });

  test('are replied to within the limit, which runs only where there are some', () => {
    expect(offered().deadlines()['conditions-reply']).toMatchObject({ side: 'requested', dueAt: at(3) });
    expect(offered(free).deadlines()).not.toHaveProperty('conditions-reply');
  });

  test('end on their day, of which both sides are told', () => {
    expect(taken().deadlines()['end-of-conditions']).toMatchObject({
      dueAt: '2030-10-01T03:00:00.000Z',
      tells: ['requesting', 'requested'],
      basis: 'warning',
      onDue: 'warn',
    });
    expect(taken({ restrictedUntil: undefined }).deadlines()).not.toHaveProperty('end-of-conditions');
  });

  test('keep the case open until they have ended or are lifted', () => {
    const none = { liftsConditions: undefined };
    expect(outcome(taken(), 'close', none, '2030-10-01T02:59:59Z')).toBe('conditions-still-bind');
    expect(outcome(taken(), 'close', none, '2030-10-01T03:00:00Z')).toBe('done');
    expect(outcome(taken(), 'close')).toBe('done');
    expect(outcome(unbound(), 'close', none)).toBe('done');
  });
});

describe('what was given', () => {
  test('is disclosed where it exculpates, and the State that gave it is told and consulted, as long as conditions bind', () => {
    const notice = (rehearsal: Rehearsal, change: Contents = {}, when = at(9)) =>
      outcome(rehearsal, 'give-exculpatory-notice', change, when);
    expect(notice(bound())).toBe('act-not-allowed');
    expect(notice(taken())).toBe('done');
    expect(notice(taken(), { given: 'after', whyNotBefore: 'In court', disclosedAt: at(10) })).toBe(
      'disclosed-at-another-time',
    );
    expect(notice(taken(), {}, '2030-10-01T03:00:00Z')).toBe('no-conditions-bind');
    expect(notice(taken().play('close', at(8)))).toBe('no-conditions-bind');
    expect(possible(unbound(), 'requested')).not.toContain('give-exculpatory-notice');
    const asked = taken().play('give-exculpatory-notice', at(5)).play('request-disclosure-consultation', at(6));
    expect(asked.deadlines()['disclosure-consultation-reply']).toMatchObject({ side: 'requested', dueAt: at(8) });
    expect(outcome(asked, 'answer-disclosure-consultation')).toBe('done');
  });

  test('is used otherwise, or goes on to a third State, when the State that gave it consents', () => {
    expect(outcome(unbound(), 'request-use-consent')).toBe('no-conditions-bind');
    const asked = taken().play('request-use-consent', at(5));
    expect(asked.deadlines()['use-consent-reply']).toMatchObject({ side: 'requesting' });
    expect(outcome(asked, 'grant-use-consent')).toBe('done');
    const onward = (onwardTransfer: string, answer: string) => {
      const offer = { conditions: { onwardTransfer } };
      const told = offered(offer)
        .play(answer, at(2))
        .play(answer === 'accept-conditions' ? 'transmit' : byChoice, at(3));
      return outcome(told.play('request-onward-transfer', at(5)), 'authorise-onward-transfer', {
        writtenReference: undefined,
      });
    };
    const byChoice = 'transmit-without-conditions';
    expect(onward('prior-written-authorisation', 'accept-conditions')).toBe('written-authorisation-missing');
    expect(onward('prior-authorisation', 'accept-conditions')).toBe('done');
    expect(onward('prior-written-authorisation', 'decline-conditions')).toBe('done');
  });
});

describe('afterwards', () => {
  test('the State that received it tells what became of it, if that was wished', () => {
    expect(taken().deadlines().feedback).toMatchObject({ side: 'requested', ended: null });
    expect(taken().play('give-feedback', at(5)).deadlines().feedback?.ended).toBe('met');
    expect(taken().play('link-request', at(5)).deadlines().feedback?.ended).toBe('met');
    expect(taken({ feedbackWished: false }).deadlines()).not.toHaveProperty('feedback');
  });

  test('questions are answered once asked', () => {
    expect(outcome(taken(), 'supply-information')).toBe('no-questions-to-answer');
    const asked = taken().play('request-information', at(5));
    expect(outcome(asked, 'supply-information')).toBe('done');
    expect(outcome(asked.play('supply-information', at(6)), 'supply-information')).toBe('no-questions-to-answer');
  });
});

test('nothing is refused: there is no ground, and no act that takes one', () => {
  expect(table.grounds).toEqual([]);
  expect(table.acts.map(({ act }) => act)).not.toContain('refuse');
});
