import fc from 'fast-check';
import { deadlinesOf } from './deadlines.js';
import { preservation } from '../preservation/index.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Terms, Urgency } from '../types.js';

const at = (day: number, hour = 0, minute = 0): string => new Date(Date.UTC(2026, 2, day, hour, minute)).toISOString();

function received(urgency: Urgency = 'urgent', change: Partial<Terms> = {}): Rehearsal {
  const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' };
  return new Rehearsal(exampleTerms({ urgency, ...change })).play('submit', at(2), { emergency }).receive(at(2, 0, 1));
}
const acknowledged = (urgency?: Urgency, change?: Partial<Terms>) =>
  received(urgency, change).play('acknowledge', at(2, 1));
const reviewed = (urgency?: Urgency, change?: Partial<Terms>) =>
  acknowledged(urgency, change).play('start-review', at(2, 1));

const due = (rehearsal: Rehearsal, key: string) => rehearsal.deadlines()[key]?.dueAt;

describe('the clocks of network policy 2026-1', () => {
  test.each<[Urgency, string[]]>([
    ['emergency', [at(2, 0, 1), at(2, 0, 31), at(2, 3), at(2, 9), at(2, 9)]],
    ['urgent', [at(2, 0, 1), at(2, 4, 1), at(3, 1), at(3, 1), at(4, 1)]],
    ['routine', [at(2, 0, 1), at(3, 0, 1), at(7, 1), at(5, 1), at(9, 1)]],
  ])('run for a request that is %s', (urgency, expected) => {
    const rehearsal = acknowledged(urgency);
    const keys = ['receipt', 'acknowledgement', 'completeness', 'order', 'decision'];
    expect(keys.map((key) => due(rehearsal, key))).toEqual(expected);
  });

  test('start with the receipt for the acknowledgement, with the acknowledgement for the rest', () => {
    const submitted = new Rehearsal().play('submit', at(2));
    expect(Object.keys(submitted.deadlines())).toEqual(['receipt']);
    expect(submitted.deadlines().receipt).toMatchObject({ startsAt: at(2), ended: null, side: 'requested' });
    expect(Object.keys(submitted.receive(at(2)).deadlines())).toEqual(['receipt', 'acknowledgement']);
  });

  test('say that they are policy and not law', () => {
    for (const deadline of Object.values(acknowledged().deadlines())) {
      expect(deadline).toMatchObject({ basis: 'policy', provision: 'network-policy', mark: 'ours', policy: '2026-1' });
      expect(deadline.explanation[0]?.text).toContain('network policy 2026-1 for urgent requests, not law');
    }
  });

  test('do not run under a policy this software does not know; the law does', () => {
    for (const policy of ['2031-4', 'toString']) {
      const rehearsal = reviewed('urgent', { policy })
        .play('issue-order', at(3))
        .play('preserve', at(3), { preservedAt: at(3) });
      expect(Object.values(rehearsal.deadlines()).map(({ basis }) => basis)).not.toContain('policy');
      expect(due(rehearsal, 'preservation-expiry')).toBe('2026-05-02T00:00:00.000Z');
    }
  });

  test('are met by the instant itself and late a millisecond later', () => {
    const acknowledge = (when: string) => received().play('acknowledge', when).deadlines().acknowledgement;
    expect(acknowledge('2026-03-02T04:01:00Z')).toMatchObject({ ended: 'met', stoppedAt: at(2, 4, 1) });
    expect(acknowledge('2026-03-02T04:01:00.001Z')).toMatchObject({ ended: 'late', dueAt: at(2, 4, 1) });
  });

  test.each(['request-information', 'issue-order', 'give-risk-notice', 'refuse', 'report-not-available'])(
    'stop for completeness with %s',
    (act) => {
      expect(reviewed().play(act, at(2, 5)).deadlines().completeness).toMatchObject({
        ended: 'met',
        stoppedAt: at(2, 5),
      });
    },
  );

  test('stop for the order with the order, for the decision with the preservation', () => {
    const ordered = reviewed().play('issue-order', at(2, 5)).deadlines();
    expect([ordered.order?.ended, ordered.decision?.ended]).toEqual(['met', null]);
    const preserved = reviewed()
      .play('issue-order', at(2, 5))
      .play('preserve', at(9), { preservedAt: at(3) });
    expect(preserved.deadlines().decision).toMatchObject({ ended: 'late', stoppedAt: at(9) });
  });

  test('are cancelled by a withdrawal', () => {
    const { receipt, acknowledgement, completeness, order, decision } = reviewed().play('withdraw', at(3)).deadlines();
    expect([receipt?.ended, acknowledgement?.ended]).toEqual(['met', 'met']);
    for (const deadline of [completeness, order, decision]) {
      expect(deadline).toMatchObject({ ended: 'cancelled', stoppedAt: at(3) });
    }
  });
});

describe('a clock that nobody can answer any more', () => {
  const asked = () => reviewed().play('query-status', at(2, 2)).play('issue-order', at(2, 3));

  test('ends with the act that leads to where it cannot be answered', () => {
    const preserved = asked().play('preserve', at(2, 5), { preservedAt: at(2, 4) });
    expect(preserved.deadlines()['status-reply']).toMatchObject({ ended: 'cancelled', stoppedAt: at(2, 5) });
    expect(preserved.state().status).toBe('preserved');
  });

  test('runs on where the answer is possible, now or after other acts', () => {
    const [ordered, questioned] = [asked(), asked().play('request-information', at(2, 4))];
    for (const { 'status-reply': reply } of [ordered.deadlines(), questioned.deadlines()])
      expect(reply).toMatchObject({ ended: null, dueAt: at(4, 2) });
  });
});

describe('days of policy', () => {
  /** Paris changes its clocks on 29 March 2026, Johannesburg and Ho Chi Minh City never do. */
  test.each([
    ['Europe/Paris', '2026-04-01T22:00:00.000Z'],
    ['Africa/Johannesburg', '2026-04-01T23:00:00.000Z'],
    ['America/New_York', '2026-04-01T23:00:00.000Z'],
  ])('are days in %s when that is where the requesting State must answer', (requesting, expected) => {
    const zones = { requesting, requested: 'Asia/Ho_Chi_Minh' };
    const asked = reviewed('routine', { zones }).play('request-information', '2026-03-25T23:00:00Z');
    expect(due(asked, 'information-reply')).toBe(expected);
    expect(asked.deadlines()['information-reply']?.side).toBe('requesting');
  });

  test('are days of the requested State for its own decision, hours are hours everywhere', () => {
    const zones = { requesting: 'Asia/Ho_Chi_Minh', requested: 'Europe/Paris' };
    const rehearsal = new Rehearsal(exampleTerms({ urgency: 'routine', zones }))
      .play('submit', '2026-03-27T12:00:00Z')
      .receive('2026-03-27T12:00:00Z')
      .play('acknowledge', '2026-03-27T12:00:00Z');
    expect(due(rehearsal, 'decision')).toBe('2026-04-03T11:00:00.000Z');
    expect(due(rehearsal, 'order')).toBe('2026-03-30T12:00:00.000Z');
  });
});

describe('a pause', () => {
  const asked = () => reviewed().play('request-information', at(2, 3));
  const answered = () => asked().play('supply-information', at(2, 13, 30));

  test('leaves no end set while the requesting State has the word', () => {
    expect(asked().deadlines().order).toMatchObject({ dueAt: null, pausedAt: at(2, 3), ended: null });
    expect(asked().deadlines().decision).toMatchObject({ dueAt: null, pausedAt: at(2, 3) });
    expect(asked().deadlines().completeness).toMatchObject({ ended: 'met' });
  });

  test('moves the end by its length, each time', () => {
    expect(due(answered(), 'order')).toBe(at(3, 11, 30));
    const warned = answered().play('give-risk-notice', at(2, 14)).play('proceed', at(2, 15));
    expect(due(warned, 'order')).toBe(at(3, 12, 30));
    expect(due(warned, 'decision')).toBe(at(4, 12, 30));
    expect(warned.deadlines().order?.explanation.filter(({ code }) => code === 'paused')).toMatchObject([
      { text: expect.stringContaining('the end moves by 10 h 30 min'), values: { milliseconds: 37_800_000 } },
      { text: expect.stringContaining('while risk-notice') },
    ]);
  });

  test('holds both clocks while a consultation is not answered', () => {
    const consulted = reviewed().play('consult', at(2, 3));
    const both = ({ order, decision }: ReturnType<Rehearsal['deadlines']>) => [order, decision];
    expect(both(consulted.deadlines())).toMatchObject([{ pausedAt: at(2, 3) }, { pausedAt: at(2, 3) }]);
    const answered = consulted.play('answer-consultation', at(2, 5)).deadlines();
    expect(both(answered)).toMatchObject([{ dueAt: at(3, 3) }, { dueAt: at(4, 3) }]);
  });

  test('that begins after the end does not undo the delay', () => {
    const late = reviewed().play('request-information', at(4)).play('supply-information', at(6)).deadlines();
    expect(late.order).toMatchObject({ dueAt: at(3, 1), pausedAt: null, ended: null });
  });

  test('ends with a withdrawal', () => {
    expect(asked().play('withdraw', at(3)).deadlines().order).toMatchObject({ pausedAt: null, ended: 'cancelled' });
  });

  test('never makes a deadline earlier, and moves it by exactly the time spent waiting', () => {
    const hours = fc.array(fc.tuple(fc.nat(3), fc.nat(300)), { maxLength: 4 });
    fc.assert(
      fc.property(hours, (waits) => {
        const rehearsal = reviewed('routine');
        let now = Date.parse(at(2, 1));
        let waited = 0;
        for (const [work, wait] of waits) {
          rehearsal.play('request-information', new Date((now += work * 3_600_000)).toISOString());
          rehearsal.play('supply-information', new Date((now += wait * 3_600_000)).toISOString());
          waited += wait;
        }
        expect(due(rehearsal, 'order')).toBe(new Date(Date.parse(at(5, 1)) + waited * 3_600_000).toISOString());
      }),
      { numRuns: 25 },
    );
  });
});

describe('questions asked again', () => {
  test('start a clock of their own, numbered from the second time', () => {
    const rehearsal = reviewed()
      .play('request-information', at(2, 3))
      .play('supply-information', at(2, 5))
      .play('request-information', at(2, 6));
    const { 'information-reply': first, 'information-reply#2': second } = rehearsal.deadlines();
    expect(first).toMatchObject({ ended: 'met', stoppedAt: at(2, 5), rule: 'information-reply' });
    expect(second).toMatchObject({ ended: null, dueAt: at(4, 6), rule: 'information-reply' });
  });

  test('are answered by a withdrawal when they were a risk notice, and cancelled by it otherwise', () => {
    const after = (act: string) => reviewed().play(act, at(2, 3)).play('withdraw', at(2, 4)).deadlines();
    expect(after('give-risk-notice')['risk-reply']?.ended).toBe('met');
    expect(after('request-information')['information-reply']?.ended).toBe('cancelled');
  });

  const extensionAsked = () =>
    reviewed()
      .play('issue-order', at(2, 5))
      .play('preserve', at(2, 6), { preservedAt: at(2, 6) })
      .play('request-extension', at(10));

  test('for an extension fall away with the follow-up request', () => {
    const linked = extensionAsked().play('link-follow-up', at(11));
    expect(linked.deadlines()['extension-reply']).toMatchObject({ ended: 'cancelled', side: 'requested' });
  });

  test.each(['grant-extension', 'deny-extension'])('for an extension are answered by %s', (answer) => {
    const answered = extensionAsked().play(answer, at(10, 1)).deadlines();
    expect(answered['extension-reply']).toMatchObject({ ended: 'met', stoppedAt: at(10, 1) });
  });
});

describe('a suggested deadline', () => {
  const suggested = () =>
    new Rehearsal()
      .play('submit', at(2), { suggestedDeadline: { date: '2026-03-10', reason: 'The hearing is on 12 March' } })
      .play('acknowledge', at(2))
      .play('start-review', at(2));

  test('lasts to the end of the day where the requested State is, and binds nobody', () => {
    const deadline = suggested().deadlines()['suggested-deadline'];
    expect(deadline).toMatchObject({ dueAt: '2026-03-11T03:00:00.000Z', basis: 'policy', provision: 'hanoi-40-26' });
    expect(deadline?.explanation[0]?.text).toContain('binds nobody. Its reason: The hearing is on 12 March');
  });

  test.each([
    ['refuse', at(11, 3), 'met'],
    ['refuse', at(11, 4), 'late'],
    ['report-not-available', at(5), 'met'],
    ['withdraw', at(5), 'cancelled'],
  ])('is ended by %s at %s: %s', (act, when, ended) => {
    expect(suggested().play(act, when).deadlines()['suggested-deadline']).toMatchObject({ ended, stoppedAt: when });
  });
});

test('every deadline of a case has a key of its own and gives its reasons', () => {
  const rehearsal = reviewed()
    .play('issue-order', at(3))
    .play('preserve', at(3), { preservedAt: at(3) });
  const all = deadlinesOf(preservation, rehearsal.state());
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  for (const { explanation } of all) expect(explanation.length).toBeGreaterThan(1);
});

describe('a change of policy', () => {
  const slower = { emergency: { hours: 12 }, urgent: { days: 3 }, routine: { days: 9 } };
  const changed = {
    ...preservation,
    policies: { ...preservation.policies, '2026-2': { ...preservation.policies['2026-1'], decision: slower } },
  };
  const decision = (policy: string, table = changed) =>
    deadlinesOf(table, acknowledged('urgent', { policy }).state()).find(({ key }) => key === 'decision');

  test('is a new version: a case submitted before it replays under the policy of its day', () => {
    expect(decision('2026-2')).toMatchObject({ dueAt: at(5, 1), policy: '2026-2' });
    expect(decision('2026-1')).toMatchObject({ dueAt: at(4, 1), policy: '2026-1' });
    expect(decision('2026-1')).toEqual(decision('2026-1', preservation as typeof changed));
  });
});
