import { limit } from '../conversation/limit.js';
import type { Standing } from '../instruments.js';
import { preservation } from '../preservation/index.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Deadline, Terms } from '../types.js';
import { deadlinesOf } from './deadlines.js';

const both: Standing = { requesting: 'in-force', requested: 'in-force' };
const half: Standing = { requesting: 'signed', requested: 'in-force' };

/** The request itself rests on the Convention. */
const standing = (instruments: Terms['instruments']) => ({ instruments: { hanoi: both, ...instruments } });

type Change = Partial<Parameters<typeof limit>[0]>;

/** One limit in a case that was preserved on 2 March at 10:00 UTC, as reported on the 4th. */
function preserved(
  change: Change,
  terms: Partial<Terms> = {},
): { at(...acts: [string, string][]): readonly Deadline[] } {
  const rule = limit({
    key: 'limit',
    policy: 'ece-prov-arrest-hard',
    side: 'requesting',
    zone: 'requested',
    starts: 'preserve',
    from: 'preservedAt',
    stops: ['link-follow-up'],
    cancelledBy: ['request-extension'],
    tells: ['requesting', 'requested'],
    ...change,
  });
  const rehearsal = new Rehearsal(exampleTerms({ calendars: {}, ...standing({ 'ece-extradition': both }), ...terms }))
    .play('submit', '2026-03-01T00:00:00Z')
    .play('acknowledge', '2026-03-01T00:00:00Z')
    .play('start-review', '2026-03-01T00:00:00Z')
    .play('issue-order', '2026-03-01T00:00:00Z')
    .play('preserve', '2026-03-04T00:00:00Z', { preservedAt: '2026-03-02T10:00:00Z' });
  return {
    at(...acts) {
      for (const [act, when] of acts) rehearsal.play(act, when);
      return deadlinesOf({ ...preservation, deadlines: [rule] }, rehearsal.state());
    },
  };
}

const codes = (deadline: Deadline | undefined): string[] => deadline?.explanation.map(({ code }) => code) ?? [];

describe('a limit of a treaty', () => {
  test('is law where the treaty was in force for both when the request was submitted', () => {
    const [deadline] = preserved({}).at();
    expect(deadline).toMatchObject({
      key: 'limit',
      side: 'requesting',
      tells: ['requesting', 'requested'],
      basis: 'law',
      provision: 'ece-16-4',
      mark: '✓',
      startsAt: '2026-03-02T10:00:00.000Z',
      dueAt: '2026-04-11T10:00:00.000Z',
      onDue: 'miss',
    });
    expect(codes(deadline)).toEqual(['binding', 'started', 'rule', 'zone', 'calendar', 'due']);
    expect(deadline?.explanation[0]?.values).toEqual({ treaty: 'ece-extradition' });
    expect(deadline?.explanation[1]?.text).toBe(
      'The clock starts with preserve (preservedAt) at 2026-03-02T10:00:00.000Z.',
    );
  });

  test.each([
    ['one of the two had only signed it', { 'ece-extradition': half }],
    ['nobody says so', {}],
  ])('is not there where %s', (_, instruments) => {
    expect(preserved({}, standing(instruments)).at()).toEqual([]);
  });

  test('is not there in a case of before the terms said what binds', () => {
    expect(preserved({}, { instruments: undefined }).at()).toEqual([]);
  });

  test('is guidance there where the procedure says so, and tells where both stand', () => {
    const [deadline] = preserved({ otherwise: 'guidance' }, standing({ 'ece-extradition': half })).at();
    expect(deadline).toMatchObject({ basis: 'guidance', dueAt: '2026-04-11T10:00:00.000Z' });
    expect(deadline?.explanation[0]).toMatchObject({
      code: 'not-binding',
      values: { treaty: 'ece-extradition', requesting: 'signed', requested: 'in-force' },
    });
  });

  test('gives way to another treaty that binds both', () => {
    const model: Change = { policy: 'un-model-prov-arrest', unless: 'ece-extradition' };
    expect(preserved(model).at()).toEqual([]);
    const [deadline] = preserved(model, standing({})).at();
    expect(deadline).toMatchObject({ basis: 'guidance', provision: 'un-model-9', mark: '?' });
    expect(codes(deadline)[0]).toBe('guidance');
  });

  test('is law under a version of the policy that is not known here too', () => {
    expect(preserved({}, { policy: '2031-4' }).at()).toMatchObject([{ basis: 'law', policy: '2031-4' }]);
    expect(preserved({ policy: 'network-status-reply' }, { policy: '2031-4' }).at()).toEqual([]);
  });

  test('that is off makes no deadline, not even between States that it binds', () => {
    expect(preserved({ policy: 'sap-art8-serve-order' }, standing({ 'budapest-2ap': both })).at()).toEqual([]);
  });

  test('that is a benchmark makes no deadline, not even between States that it binds', () => {
    expect(preserved({ policy: 'eaw-consent' }, standing({ eu: both })).at()).toEqual([]);
  });
});

describe('a limit of the network', () => {
  test('has the length of the urgency, and says that it is not law', () => {
    const [deadline] = preserved({ policy: 'network-written-confirmation' }, { urgency: 'urgent' }).at();
    expect(deadline).toMatchObject({ basis: 'policy', dueAt: '2026-03-04T10:00:00.000Z', mark: 'ours' });
    expect(codes(deadline)).toEqual(['network-policy', 'started', 'rule', 'exact-duration', 'due']);
  });

  test('is not there for an urgency that has none', () => {
    expect(preserved({ policy: 'network-written-confirmation' }, { urgency: 'routine' }).at()).toEqual([]);
  });
});

describe('the course of a limit', () => {
  test.each<[string, string, string]>([
    ['link-follow-up', '2026-04-11T10:00:00.000Z', 'met'],
    ['link-follow-up', '2026-04-11T10:00:00.001Z', 'late'],
    ['request-extension', '2026-04-01T00:00:00.000Z', 'cancelled'],
    ['withdraw', '2026-04-01T00:00:00.000Z', 'cancelled'],
  ])('is ended by %s at %s: %s', (act, when, ended) => {
    expect(preserved({}).at([act, when])).toMatchObject([{ ended, stoppedAt: when }]);
  });

  test('counts from the act itself where its contents name no instant', () => {
    expect(preserved({ starts: 'issue-order', from: 'issuedAt' }).at()).toMatchObject([
      { startsAt: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  test('begins anew with every start where it repeats, and the new one can replace the old', () => {
    const again: Change = {
      policy: 'un-model-prov-arrest',
      starts: 'request-extension',
      cancelledBy: ['request-extension'],
      repeats: true,
    };
    const deadlines = preserved(again).at(
      ['request-extension', '2026-03-05T00:00:00.000Z'],
      ['deny-extension', '2026-03-06T00:00:00.000Z'],
      ['request-extension', '2026-03-07T00:00:00.000Z'],
    );
    expect(deadlines).toMatchObject([
      { key: 'limit', ended: 'cancelled', stoppedAt: '2026-03-07T00:00:00.000Z' },
      { key: 'limit#2', ended: null, dueAt: '2026-04-16T00:00:00.000Z' },
    ]);
  });
});
