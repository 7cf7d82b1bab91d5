import { nextPlace } from './chain.js';
import { fold } from './fold.js';
import { preservation } from './preservation/index.js';
import { Rehearsal, exampleTerms } from './rehearsal.js';
import type { Act, CaseState } from './types.js';

const t = (day: number, hour = 12): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const of = (acts: readonly Act[]): CaseState => fold(preservation, acts);
const story = ({ timeline }: CaseState): string[] =>
  timeline.map(({ act, effect, reason }) => [act.act, effect, reason?.code].filter(Boolean).join(' '));

const opened = () => new Rehearsal().play('submit', t(1));
const reviewed = () => opened().play('acknowledge', t(1)).play('start-review', t(1));

const calendar = { weekend: [6, 7], holidays: [], until: '2026-12-31' };

describe('a case', () => {
  test('without acts is a draft', () => {
    expect(of([])).toMatchObject({ status: 'draft', terms: null, contents: null, timeline: [], effective: [] });
  });

  test('takes its terms and contents from the submit act', () => {
    const state = opened().state();
    expect(state).toMatchObject({ status: 'submitted', terms: { reference: 'VN-2026-000118', policy: '2026-1' } });
    expect(state.contents).toHaveProperty('necessity');
  });

  test('is delivered by a receipt, and by nothing else', () => {
    expect(opened().receive(t(1)).state().status).toBe('delivered');
    expect(opened().receive(t(1)).state().effective[0]?.status).toBe('submitted');
    expect(reviewed().receive(t(1)).state().status).toBe('under-review');
    expect(opened().receive('yesterday').state()).toMatchObject({ status: 'submitted', delivery: null });
    expect(new Rehearsal().receive(t(1)).state().status).toBe('draft');
  });
});

describe('acts that arrive before what they build on', () => {
  test('are held, at the end of the timeline, until it arrives', () => {
    const { acts } = reviewed().play('request-information', t(2)).play('supply-information', t(3));
    const [submit, acknowledge, review, ask, supply] = acts as [Act, Act, Act, Act, Act];
    expect(story(of([supply, review, submit]))).toEqual([
      'submit effective',
      'start-review held predecessor-missing',
      'supply-information held predecessor-missing',
    ]);
    expect(of([supply, ask, review, submit]).status).toBe('submitted');
    expect(of([supply, ask, review, acknowledge, submit]).status).toBe('under-review');
  });

  test('are held for want of the other side’s act that they had seen', () => {
    const { acts } = reviewed().play('withdraw', t(2));
    const withdraw = acts[3] as Act;
    expect(story(of([acts[0] as Act, withdraw]))).toEqual(['submit effective', 'withdraw held predecessor-missing']);
    expect(of(acts).status).toBe('withdrawn');
  });

  test('are all held while there is no submit act', () => {
    const { acts } = reviewed();
    expect(of(acts.slice(1)).timeline.map(({ effect }) => effect)).toEqual(['held', 'held']);
    expect(of(acts.slice(1)).status).toBe('draft');
  });
});

describe('two sides that act at the same time', () => {
  test('agree: the requested side comes first, the later act stays without effect', () => {
    const rehearsal = reviewed();
    rehearsal.sign('withdraw', t(2));
    rehearsal.sign('refuse', t(2));
    expect(story(rehearsal.state()).slice(3)).toEqual(['refuse effective', 'withdraw without-effect act-not-allowed']);
    expect(rehearsal.state().status).toBe('refused');
  });

  test('keep what is still possible after the other’s act', () => {
    const rehearsal = reviewed();
    rehearsal.sign('withdraw', t(2));
    rehearsal.sign('issue-order', t(2));
    expect(story(rehearsal.state()).slice(3)).toEqual(['issue-order effective', 'withdraw effective']);
  });
});

describe('an act without effect', () => {
  const last = (rehearsal: Rehearsal) => rehearsal.state().timeline.at(-1);

  test('stays in the timeline with the reason and its provision, and changes nothing', () => {
    const rehearsal = reviewed().play('preserve', t(2));
    expect(last(rehearsal)).toMatchObject({
      effect: 'without-effect',
      status: 'under-review',
      reason: { code: 'act-not-allowed', provision: 'hanoi-42-8', message: expect.stringContaining('under-review') },
    });
    expect(rehearsal.play('issue-order', t(2)).state().status).toBe('order-issued');
  });

  test.each([
    ['an act nobody knows', 'bribe', {}, 'act-not-allowed'],
    ['the wrong side', 'issue-order', { side: 'requesting', from: 'VN', to: 'BR' }, 'act-not-allowed'],
    ['a role that may not', 'issue-order', { role: 'auditor' }, 'act-not-permitted'],
    ['a third State', 'issue-order', { from: 'ZA', seq: 1, prev: null, lamport: 2 }, 'not-a-party'],
    ['a State that speaks for the other side', 'withdraw', { side: 'requesting', from: 'BR', to: 'VN' }, 'not-a-party'],
    ['another case', 'issue-order', { case: 'case-2' }, 'other-case'],
    ['contents that are no object', 'issue-order', { contents: null }, 'contents-invalid'],
    ['contents with an unknown field', 'issue-order', { contents: { bribe: 1 } }, 'contents-invalid'],
    ['a clock that stands still', 'issue-order', { lamport: 3 }, 'clock-behind'],
    ['a clock that runs ahead', 'issue-order', { lamport: 5 }, 'clock-ahead'],
    ['a clock nobody can count with', 'issue-order', { lamport: Number.NaN }, 'malformed'],
    ['a number nobody can count with', 'issue-order', { seq: 3.5 }, 'malformed'],
    ['an instant that does not exist', 'issue-order', { at: '2026-02-30T00:00:00Z' }, 'malformed'],
    ['an instant of a year nobody can count from', 'issue-order', { at: '9999-12-31T00:00:00Z' }, 'malformed'],
    ['a number that skips one', 'issue-order', { seq: 4 }, 'broken-chain'],
    ['a first number and a predecessor', 'issue-order', { seq: 1 }, 'broken-chain'],
  ])('of %s', (_, act, change, code) => {
    const rehearsal = reviewed();
    if ('from' in change && change.from === 'BR') {
      const own = rehearsal.acts[2] as Act;
      Object.assign(change, { seq: 3, prev: own.hash, seen: (rehearsal.acts[0] as Act).hash, lamport: 4 });
    }
    const signed = rehearsal.sign(act, t(2), change as never);
    const item = rehearsal.state().timeline.find((entry) => entry.act.hash === signed.hash);
    expect(item).toMatchObject({ effect: 'without-effect', reason: { code } });
    expect(rehearsal.state().status).toBe('under-review');
  });

  test.each([
    ['without terms', undefined],
    ['of another kind', exampleTerms({ kind: 'extradition' })],
    ['without a zone', exampleTerms({ zones: { requesting: 'Asia/Ho_Chi_Minh' } as never })],
    ['with a standing for one side', exampleTerms({ instruments: { hanoi: { requesting: 'in-force' } } as never })],
    [
      'without a working day',
      exampleTerms({ calendars: { requested: { ...calendar, weekend: [1, 2, 3, 4, 5, 6, 7] } } }),
    ],
    ['with a holiday on no day', exampleTerms({ calendars: { requested: { ...calendar, holidays: ['2026-02-30'] } } })],
    ['with links that are no list', exampleTerms({ links: 'VN-1' as never })],
    ['with a link that is none', exampleTerms({ links: [null] as never })],
    ['with instruments that are a list', exampleTerms({ instruments: [] as never })],
    ['with languages that are no list', exampleTerms({ languages: 'pt' as never })],
    ['with a ground reserved to no text', exampleTerms({ reservedGrounds: { hanoi: [42] } as never })],
    ['of an unknown urgency', exampleTerms({ urgency: 'whenever' as never })],
  ])('a submit act %s does not open the case', (_, terms) => {
    const rehearsal = new Rehearsal();
    rehearsal.sign('submit', t(1), { terms });
    expect(rehearsal.state()).toMatchObject({ status: 'draft', terms: null });
    expect(story(rehearsal.state())).toEqual(['submit without-effect terms-invalid']);
  });

  test('cannot silence the other side with the last number that there is', () => {
    const rehearsal = reviewed();
    rehearsal.sign('request-information', t(2), { lamport: 2 ** 31 - 1 });
    const next = rehearsal.exchange().play('withdraw', t(3)).acts.at(-1);
    expect(next).toMatchObject({ lamport: 5, seen: rehearsal.acts.at(-2)?.hash });
    expect(story(rehearsal.state()).slice(3)).toEqual([
      'withdraw effective',
      'request-information without-effect clock-ahead',
    ]);
  });

  test('of an act beside its own chain leaves the other side what it has seen', () => {
    const rehearsal = reviewed();
    rehearsal.sign('request-information', t(2), { seq: 9, prev: (rehearsal.acts[1] as Act).hash });
    const { timeline } = rehearsal.state();
    expect(timeline.at(-1)).toMatchObject({ effect: 'without-effect', reason: { code: 'broken-chain' } });
    expect(nextPlace(timeline, 'VN', 'BR')).toEqual({
      seq: 2,
      prev: (rehearsal.acts[0] as Act).hash,
      seen: (rehearsal.acts[2] as Act).hash,
      lamport: 4,
    });
  });

  test('a second submit act is one too', () => {
    expect(story(opened().play('submit', t(2)).state())).toEqual([
      'submit effective',
      'submit without-effect act-not-allowed',
    ]);
  });
});

describe('an act that denies what its author knew', () => {
  test('by seeing less than the act before it has no effect, nor has one that follows and sees as little', () => {
    const rehearsal = reviewed().play('query-status', t(2)).play('report-status', t(2)).play('query-status', t(3));
    const [submit, , review] = rehearsal.acts as [Act, Act, Act];
    rehearsal.sign('report-status', t(3), { seen: submit.hash, lamport: 6 });
    rehearsal.sign('report-status', t(3), { seen: submit.hash, lamport: 7 });
    expect(review.seen).toBe(submit.hash);
    expect(story(rehearsal.state()).filter((line) => line.includes('without-effect'))).toEqual([
      'report-status without-effect seen-less-than-before',
      'report-status without-effect seen-less-than-before',
    ]);
  });

  test('by an earlier date counts from the instant of what it saw', () => {
    const rehearsal = opened().receive(t(1)).play('query-status', t(8)).play('acknowledge', t(1, 13));
    expect(rehearsal.state().timeline.at(-1)).toMatchObject({
      effect: 'effective',
      countsAt: t(8),
      warnings: [{ code: 'dated-before-what-it-saw', provision: 'network-protocol' }],
    });
    expect(rehearsal.deadlines().acknowledgement).toMatchObject({ ended: 'late', stoppedAt: t(8) });
    const [, , back] = rehearsal.play('start-review', t(2)).state().timeline;
    expect(back).toMatchObject({ countsAt: t(8) });
  });

  test('by no more than two clocks differ counts from its own', () => {
    const seen = new Date(Date.parse(t(8)) + 5 * 60_000).toISOString();
    const state = opened().play('query-status', seen).play('acknowledge', t(8)).state();
    expect(state.timeline.at(-1)).toEqual(expect.not.objectContaining({ countsAt: expect.anything() }));
  });
});

describe('an author who signs two acts with the same number', () => {
  /** `smaller` and `greater` are the same author's third act twice; a fourth follows the one that is named. */
  function forked(follow: 'smaller' | 'greater'): CaseState {
    const rehearsal = opened().play('acknowledge', t(1)).play('start-review', t(1));
    const [place] = [rehearsal.sign('issue-order', t(2))];
    const { seq, prev, seen, lamport } = place;
    rehearsal.acts.pop();
    const base = { seq, prev, seen, lamport };
    const smaller = rehearsal.sign('issue-order', t(2), { ...base, hash: '0000' });
    const greater = rehearsal.sign('refuse', t(2), { ...base, hash: 'ffff' });
    const chosen = follow === 'smaller' ? smaller : greater;
    rehearsal.sign('preserve', t(3), { seq: seq + 1, prev: chosen.hash, seen, lamport: lamport + 1 });
    return of(rehearsal.acts.toReversed());
  }

  test('is held to the one with the smallest hash', () => {
    expect(story(forked('smaller')).slice(3)).toEqual([
      'issue-order effective',
      'refuse without-effect forked',
      'preserve effective',
    ]);
  });

  test('goes on in vain from the other', () => {
    expect(story(forked('greater')).slice(3)).toEqual([
      'issue-order effective',
      'refuse without-effect forked',
      'preserve without-effect forked',
    ]);
  });
});
