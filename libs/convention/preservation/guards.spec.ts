import { allowedActs, checkDraft, decide } from '../decide.js';
import { Problem } from '../problem.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Role, Side, Urgency } from '../types.js';
import { exampleContents, exampleRequest } from './example.js';
import { grounds } from './grounds.js';
import { preservation } from './index.js';

const t = (day: number, hour = 12): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const reviewed = (request: Contents = {}) =>
  new Rehearsal().play('submit', t(1), request).play('acknowledge', t(1)).play('start-review', t(1));
const ordered = () => reviewed().play('issue-order', t(2));
const preserved = () => ordered().play('preserve', t(2), { preservedAt: t(2, 10) });

/** The code with which the act is refused to an officer, and that it carries in the timeline once signed; or `done`. */
function outcome(rehearsal: Rehearsal, act: string, at: string, contents: Contents, urgency?: Urgency): string {
  const rule = preservation.acts.find((row) => row.act === act);
  const proposal = { act, side: rule?.by as Side, role: rule?.roles[0] as Role, contents, at: new Date(at), urgency };
  const signed = rehearsal.sign(act, at, { contents });
  const item = rehearsal.state().timeline.find((entry) => entry.act.hash === signed.hash);
  rehearsal.acts.pop();
  const folded = item?.reason?.code ?? 'done';
  try {
    decide(preservation, rehearsal.state(), proposal);
    expect(folded).toBe('done');
  } catch (error) {
    expect(folded).toBe((error as Problem).code);
  }
  return folded;
}

describe('a request that is not routine', () => {
  const submit = (urgency: Urgency, change: Contents) =>
    outcome(new Rehearsal(exampleTerms({ urgency })), 'submit', t(1), { ...exampleRequest(), ...change }, urgency);
  const emergency = { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' };

  test('gives the reason for its urgency', () => {
    expect(submit('routine', { urgencyReason: undefined })).toBe('done');
    expect(submit('urgent', { urgencyReason: undefined })).toBe('urgency-reason-missing');
    expect(submit('urgent', { urgencyReason: 'Deleted tomorrow' })).toBe('done');
  });

  test('says who is at risk and why, when it is an emergency', () => {
    expect(submit('emergency', {})).toBe('emergency-not-described');
    expect(submit('emergency', { emergency })).toBe('done');
  });

  test('is told so while it is a draft', () => {
    const paths = (urgency: Urgency) =>
      checkDraft(preservation, { ...exampleRequest(), urgencyReason: '' }, urgency).missing.map(({ path }) => path);
    expect(paths('routine')).toEqual([]);
    expect(paths('urgent')).toEqual(['urgencyReason']);
    expect(paths('emergency')).toEqual(['urgencyReason', 'emergency']);
  });
});

describe('a refusal', () => {
  const refusal = (change: Contents): Contents => ({ ...exampleContents.refuse?.(), ...change });

  test('needs a consultation before it, or the reason why there was none', () => {
    const bare = refusal({ noConsultationReason: undefined });
    expect(outcome(reviewed(), 'refuse', t(2), bare)).toBe('consultation-missing');
    expect(outcome(reviewed(), 'refuse', t(2), refusal({}))).toBe('done');
    expect(outcome(reviewed().play('consult', t(1)), 'refuse', t(2), bare)).toBe('done');
  });

  test('needs a ground of the closed list, and reasons', () => {
    expect(outcome(reviewed(), 'refuse', t(2), refusal({ grounds: [] }))).toBe('contents-incomplete');
    expect(outcome(reviewed(), 'refuse', t(2), refusal({ reasons: ' ' }))).toBe('contents-incomplete');
    for (const ground of ['bank-secrecy', 'fiscal-offence', 'human-rights', 'ongoing-proceedings']) {
      expect(outcome(reviewed(), 'refuse', t(2), refusal({ grounds: [ground] }))).toBe('contents-invalid');
    }
  });

  const unconditional = grounds.filter(({ only }) => !only).map(({ ground }) => ground);

  test.each(unconditional)('may always be grounded on %s', (ground) => {
    expect(outcome(reviewed(), 'refuse', t(2), refusal({ grounds: [ground] }))).toBe('done');
  });

  test.each([
    ['serious-crime', 'C.N.12.2027', 'done'],
    ['serious-crime', undefined, 'dual-criminality-not-open'],
    ['convention-offence', 'C.N.12.2027', 'dual-criminality-not-open'],
  ])('for want of dual criminality of a %s, reservation %s: %s', (scopeBasis, reservation, expected) => {
    const contents = refusal({ grounds: ['no-dual-criminality'], reservation });
    expect(outcome(reviewed({ scopeBasis }), 'refuse', t(2), contents)).toBe(expected);
  });

  test.each([
    ['budapest', 'done'],
    ['bilateral', 'done'],
    ['hanoi', 'political-offence-not-open'],
    ['untoc', 'political-offence-not-open'],
  ])('for a political offence where the basis is %s: %s', (instrument, expected) => {
    const contents = refusal({ grounds: ['political-offence'] });
    expect(outcome(reviewed({ legalBasis: { instrument, name: 'Treaty of 1998' } }), 'refuse', t(2), contents)).toBe(
      expected,
    );
  });
});

test.each([
  ['budapest', 'sovereignty-security-ordre-public', undefined],
  ['budapest', 'political-offence', undefined],
  ['budapest', 'discriminatory-purpose', ['ground-not-of-treaty']],
  ['hanoi', 'discriminatory-purpose', undefined],
])('a refusal under %s for %s carries a remark: %j', (instrument, ground, remarks) => {
  const refused = reviewed({ legalBasis: { instrument } }).play('refuse', t(2), { grounds: [ground] });
  expect(refused.state().status).toBe('refused');
  expect(
    refused
      .state()
      .timeline.at(-1)
      ?.warnings?.map(({ code }) => code),
  ).toEqual(remarks);
});

describe('a preservation', () => {
  const preserve = (change: Contents) =>
    outcome(ordered(), 'preserve', t(3), { ...exampleContents.preserve?.(), preservedAt: t(2), ...change });

  test('took effect neither after the act that reports it nor before the request, as far as clocks differ', () => {
    expect(preserve({ preservedAt: t(3) })).toBe('done');
    expect(preserve({ preservedAt: t(3, 13) })).toBe('preserved-in-future');
    expect(preserve({ preservedAt: t(1) })).toBe('done');
    expect(preserve({ preservedAt: '2026-03-01T11:55:00.000Z' })).toBe('done');
    expect(preserve({ preservedAt: '2026-03-01T11:54:59.999Z' })).toBe('preserved-before-submit');
  });

  test('whose period is over when it is told is remarked on, unless a follow-up request holds the data', () => {
    const told = (at: string, linked = false) => {
      const late = linked ? ordered().play('link-follow-up', t(2), { filedAt: t(2) }) : ordered();
      const item = late
        .play('preserve', at, { preservedAt: t(2, 10) })
        .state()
        .timeline.at(-1);
      return [item?.effect, item?.warnings?.map(({ code }) => code)];
    };
    expect(told('2026-05-01T09:59:59.999Z')).toEqual(['effective', undefined]);
    expect(told('2026-05-01T10:00:00.000Z')).toEqual(['effective', ['period-over']]);
    expect(told('2026-05-01T10:00:00.000Z', true)).toEqual(['effective', undefined]);
  });

  test('extended so late that the extension is over too is remarked on', () => {
    const granted = (at: string) => {
      const asked = ordered().play('preserve', t(2), { preservedAt: t(2, 10) });
      asked.play('request-extension', t(40)).play('grant-extension', at, { additionalDays: 1 });
      const item = asked.state().timeline.at(-1);
      return [item?.effect, item?.warnings?.map(({ code }) => code)];
    };
    expect(granted('2026-05-02T09:59:59.999Z')).toEqual(['effective', undefined]);
    expect(granted('2026-05-02T10:00:00.000Z')).toEqual(['effective', ['extension-over']]);
  });

  test('lasts at least 60 whole days', () => {
    expect(preserve({ periodDays: 60 })).toBe('done');
    for (const periodDays of [59, 0, -60, 60.5, '60', null]) expect(preserve({ periodDays })).toMatch(/^contents-in/);
  });

  test('of more than 90 days is effective, with a remark on the domestic order', () => {
    const codes = (periodDays: number) =>
      ordered()
        .play('preserve', t(2), { preservedAt: t(2), periodDays })
        .state()
        .effective.at(-1)?.warnings ?? [];
    expect(codes(90)).toEqual([]);
    expect(codes(91)).toMatchObject([{ code: 'period-above-domestic-order', provision: 'hanoi-25-2' }]);
  });
});

describe('the end of the period', () => {
  const end = '2026-05-01T10:00:00.000Z';
  const before = '2026-05-01T09:59:59.999Z';
  const contents = (act: string): Contents => exampleContents[act]?.() ?? {};

  test.each(['request-extension', 'link-follow-up'])('is too late to %s', (act) => {
    expect(outcome(preserved(), act, before, contents(act))).toBe('done');
    expect(outcome(preserved(), act, end, contents(act))).toBe('preservation-expired');
  });

  test('passes while more time is asked for: nothing keeps the data from then on', () => {
    const asking = () => preserved().play('request-extension', t(40));
    const told = (receivedAt: string) => outcome(asking(), 'confirm-follow-up', t(90), { reference: 'M', receivedAt });
    expect(outcome(asking(), 'link-follow-up', before, contents('link-follow-up'))).toBe('done');
    expect(outcome(asking(), 'link-follow-up', end, contents('link-follow-up'))).toBe('preservation-expired');
    expect([told(before), told(end)]).toEqual(['done', 'received-after-expiry']);
  });

  test('is the first instant at which the clock may record it', () => {
    expect(outcome(preserved(), 'expire', before, {})).toBe('preservation-not-expired');
    expect(outcome(preserved(), 'expire', end, {})).toBe('done');
  });

  test('moves with an extension', () => {
    const extended = () =>
      preserved().play('request-extension', t(20)).play('grant-extension', t(21), { additionalDays: 30 });
    expect(outcome(extended(), 'expire', end, {})).toBe('preservation-not-expired');
    expect(outcome(extended(), 'link-follow-up', end, contents('link-follow-up'))).toBe('done');
    expect(outcome(extended(), 'expire', '2026-05-31T10:00:00.000Z', {})).toBe('done');
  });

  test('is kept by a request received before it, also where that is told after it', () => {
    const expired = () => preserved().play('expire', end);
    const told = (receivedAt: string) => outcome(expired(), 'confirm-follow-up', t(90), { reference: 'M', receivedAt });
    expect(told(before)).toBe('done');
    expect(told(end)).toBe('received-after-expiry');
    expect(told(t(91))).toBe('follow-up-ahead');
    const held = expired().play('confirm-follow-up', t(90), { reference: 'MLA-2026-9', receivedAt: before });
    expect(held.state().status).toBe('held-pending-follow-up');
    expect(held.play('report-decision', t(91)).state().status).toBe('follow-up-decided');
  });

  test('decides which acts are offered', () => {
    const offered = (side: Side, role: Role, at: string) =>
      allowedActs(preservation, preserved().state(), side, role, new Date(at)).map(({ act }) => act);
    expect(offered('requesting', 'officer', before)).toEqual(['request-extension', 'link-follow-up', 'withdraw']);
    expect(offered('requesting', 'officer', end)).toEqual(['withdraw']);
    expect(offered('requested', 'clock', before)).toEqual([]);
    expect(offered('requested', 'clock', end)).toEqual(['expire']);
    expect(offered('requested', 'liaison', end)).toEqual(['confirm-follow-up']);
  });
});

describe('a release', () => {
  test('of data held for a follow-up request names the decision; after expiry there is none to name', () => {
    const held = () => preserved().play('link-follow-up', t(20));
    expect(outcome(held(), 'release', t(25), {})).toBe('decision-reference-missing');
    expect(outcome(held(), 'release', t(25), { decisionReference: 'D-1' })).toBe('done');
    const expired = preserved().play('expire', '2026-05-02T00:00:00Z');
    expect(outcome(expired, 'release', '2026-05-03T00:00:00Z', {})).toBe('done');
  });

  test('and a disclosure follow what became of the request', () => {
    const linked = () => preserved().play('link-follow-up', t(20));
    const decided = (result: string) => linked().play('report-decision', t(21), { outcome: result });
    const withdrawn = () => linked().play('report-withdrawal', t(21));
    const disclosure = { decisionReference: 'D-1' };
    expect(outcome(withdrawn(), 'release', t(22), {})).toBe('done');
    expect(outcome(decided('refused'), 'release', t(22), {})).toBe('decision-reference-missing');
    for (const rehearsal of [withdrawn(), decided('refused')])
      expect(outcome(rehearsal, 'disclose', t(22), disclosure)).toBe('no-decision-to-disclose');
    expect(outcome(decided('executed'), 'disclose', t(22), disclosure)).toBe('done');
  });
});

test('a follow-up request is linked when it has been filed, and its end named before the act is performed', () => {
  const held = preserved();
  expect(outcome(held, 'link-follow-up', t(3), { reference: 'MLA-1', filedAt: t(4) })).toBe('follow-up-not-filed');
  expect(outcome(held, 'link-follow-up', t(3), { reference: 'MLA-1', filedAt: t(3) })).toBe('done');
  const leadsTo = () =>
    allowedActs(preservation, held.state(), 'requested', 'liaison', new Date(t(6))).find(
      ({ act }) => act === 'report-decision',
    )?.to;
  held.play('link-follow-up', t(3), { reference: 'MLA-1', filedAt: t(3) });
  expect(leadsTo()).toBe('follow-up-decided');
  held.play('link-follow-up', t(4), { reference: 'MLA-2', filedAt: t(4) });
  expect(leadsTo()).toBe('held-pending-follow-up');
});

test('a release before the end of the period is remarked on where nothing was decided, and only there', () => {
  const released = (last: string, at: string, end: Contents = {}) => {
    const held = preserved().play('link-follow-up', t(3), { reference: 'MLA-1', filedAt: t(3) });
    const { timeline } = held
      .play(last, t(4), { reference: 'MLA-1', ...end })
      .play('release', at)
      .state();
    return [timeline.at(-1)?.status, timeline.at(-1)?.warnings?.map(({ code }) => code)];
  };
  const remarked = ['released', ['released-before-expiry']];
  expect(released('report-withdrawal', '2026-05-01T09:59:59.999Z')).toEqual(remarked);
  expect(released('report-withdrawal', '2026-05-01T10:00:00.000Z')).toEqual(['released', undefined]);
  expect(released('report-decision', t(5), { outcome: 'refused' })).toEqual(['released', undefined]);
});

test('a consultation is answered only when there was one', () => {
  const answer = { answer: 'Agreed' };
  expect(outcome(reviewed(), 'answer-consultation', t(2), answer)).toBe('no-consultation-to-answer');
  expect(outcome(reviewed().play('consult', t(1)), 'answer-consultation', t(2), answer)).toBe('done');
});

test('an act that is not possible now is refused with the acts that are', () => {
  const proposal = { act: 'preserve', side: 'requested', role: 'liaison', contents: {}, at: new Date(t(1)) } as const;
  const refused = () => decide(preservation, new Rehearsal().play('submit', t(1)).state(), proposal);
  expect(refused).toThrow(Problem);
  expect(refused).toThrow(
    expect.objectContaining({
      code: 'act-not-allowed',
      details: expect.objectContaining({ allowedActs: ['acknowledge'] }),
    }),
  );
});
