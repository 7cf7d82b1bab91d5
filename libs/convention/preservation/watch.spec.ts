import { fold } from '../fold.js';
import type { NamedBy } from '../links/rules.js';
import { statuses as assistance } from '../mutual-legal-assistance/statuses.js';
import { Rehearsal } from '../rehearsal.js';
import { preservation } from './index.js';
import { watch } from './watch.js';

const at = (day: number): string => new Date(Date.UTC(2026, 2, day, 12)).toISOString();
const followUp = (status: string, reference = 'MLA-2026-9'): NamedBy => ({
  ...{ relation: 'follow-up', kind: 'mutual-legal-assistance' },
  ...{ reference, status },
});
const preserved = () =>
  new Rehearsal()
    .play('submit', at(1))
    .play('acknowledge', at(1))
    .play('start-review', at(1))
    .play('issue-order', at(1))
    .play('preserve', at(2), { preservedAt: at(2) });
const held = () => preserved().play('link-follow-up', at(3));
const codes = (rehearsal: Rehearsal, ...namedBy: NamedBy[]) =>
  watch({ view: rehearsal.state(), namedBy }).map(({ code }) => code);

describe('the watch over a preservation', () => {
  test('says that no follow-up request is filed, and when the period ends', () => {
    const [remark] = watch({ view: preserved().state(), namedBy: [] });
    expect(remark).toEqual({
      code: 'no-follow-up-filed',
      message: 'No follow-up request is filed. The period of preservation ends at 2026-05-01T12:00:00.000Z.',
      provision: 'hanoi-42-8',
    });
    expect(codes(preserved().play('request-extension', at(3)))).toEqual(['no-follow-up-filed']);
  });

  test('names a draft, which does not hold the data', () => {
    expect(codes(preserved(), followUp('draft'))).toEqual(['no-follow-up-filed', 'follow-up-drafted']);
  });

  test('says that a request is filed which the preservation does not know of', () => {
    for (const status of ['submitted', 'under-review', 'in-execution', 'partial-result'])
      expect(codes(preserved(), followUp(status), followUp('draft', 'MLA-2026-10'))).toEqual(['follow-up-not-linked']);
  });

  test('is silent while the linked request is undecided, and reminds once it is decided', () => {
    for (const [status, { final }] of Object.entries(assistance)) {
      if (status === 'draft') continue;
      const given = ['completed', 'result-accepted', 'supplementary-requested'].includes(status);
      expect([status, codes(held(), followUp(status))]).toEqual([status, final || given ? ['follow-up-decided'] : []]);
    }
    expect(codes(held())).toEqual([]);
    expect(codes(held().play('report-decision', at(4)))).toEqual(['follow-up-decided']);
  });

  test('does not take the end of another request for that of the linked one', () => {
    expect(codes(held(), followUp('submitted'), followUp('refused', 'MLA-2026-10'))).toEqual([]);
    expect(codes(held(), followUp('refused'), followUp('submitted', 'MLA-2026-10'))).toEqual([
      'follow-up-decided',
      'follow-up-not-linked',
    ]);
  });

  test('has nothing to say of other links, nor before the data are preserved or after the end', () => {
    expect(codes(preserved(), { ...followUp('submitted'), relation: 'supplement' })).toEqual(['no-follow-up-filed']);
    expect(watch({ view: fold(preservation, []), namedBy: [] })).toEqual([]);
    for (const act of ['disclose', 'release', 'withdraw']) expect(codes(held().play(act, at(5)))).toEqual([]);
  });
});

describe('a follow-up request that is filed before the data are preserved', () => {
  const filed = () =>
    new Rehearsal()
      .play('submit', at(1))
      .play('link-follow-up', at(1))
      .play('acknowledge', at(1))
      .play('start-review', at(1))
      .play('issue-order', at(1));
  const done = (rehearsal: Rehearsal) => rehearsal.play('preserve', at(2), { preservedAt: at(2) });

  test('is linked at once, and holds the data as soon as they are preserved', () => {
    expect(filed().state().status).toBe('order-issued');
    const kept = done(filed());
    expect(kept.state().status).toBe('held-pending-follow-up');
    const { 'preservation-expiry': period, ...others } = kept.deadlines();
    expect(period).toMatchObject({ dueAt: null, suspendedAt: at(2), ended: null });
    const warnings = Object.values(others).filter(({ rule }) => rule === 'expiry-warning');
    expect(warnings.map(({ ended }) => ended)).toEqual(Array(5).fill('cancelled'));
    expect(codes(kept, followUp('submitted'))).toEqual([]);
  });

  test('and decided before, holds nothing: the period runs', () => {
    const decided = filed().play('report-withdrawal', at(1));
    expect(decided.state().status).toBe('order-issued');
    const kept = done(decided);
    expect(kept.state().status).toBe('preserved');
    expect(kept.deadlines()['preservation-expiry']).toMatchObject({ dueAt: expect.any(String), suspendedAt: null });
    expect(kept.deadlines()).not.toHaveProperty('conclusion');
  });
});

describe('a follow-up request that is decided', () => {
  const decided = () => held().play('report-decision', at(10), { outcome: 'executed' });
  const conclusion = (rehearsal: Rehearsal, key = 'conclusion') => rehearsal.deadlines()[key];

  test.each(['disclose', 'release'])('is followed by %s within the limit of the network', (act) => {
    expect(conclusion(decided())).toMatchObject({ side: 'requested', basis: 'policy', dueAt: at(13), ended: null });
    expect(conclusion(decided().play(act, at(12)))?.ended).toBe('met');
    expect(conclusion(decided().play(act, at(14)))?.ended).toBe('late');
  });

  test('or withdrawn ends by the same limit', () => {
    expect(conclusion(held().play('report-withdrawal', at(10)))).toMatchObject({ dueAt: at(13) });
  });

  test('keeps the period suspended, and gives way to another request even when the period is over', () => {
    expect(decided().deadlines()['preservation-expiry']).toMatchObject({ dueAt: null, ended: null });
    const later = '2026-09-01T00:00:00.000Z';
    const again = decided().play('link-follow-up', later, { reference: 'MLA-2026-10' });
    expect(again.state().status).toBe('held-pending-follow-up');
    expect(conclusion(again)?.ended).toBe('cancelled');
    const over = again.play('report-decision', later, { reference: 'MLA-2026-10' });
    expect(conclusion(over, 'conclusion#2')).toMatchObject({ startsAt: later, ended: null });
  });

  test('leaves the data held for every other one, until all are decided', () => {
    const two = () => held().play('link-follow-up', at(4), { reference: 'MLA-2026-10' });
    const again = held().play('link-follow-up', at(4));
    expect(again.state().timeline.at(-1)?.reason?.code).toBe('follow-up-linked-already');
    for (const act of ['disclose', 'release'])
      expect(two().play(act, at(5)).state().timeline.at(-1)?.reason?.code).toBe('other-follow-ups-open');
    const one = two().play('report-decision', at(10));
    expect([one.state().status, conclusion(one)]).toEqual(['held-pending-follow-up', undefined]);
    expect(codes(one, followUp('refused'), followUp('submitted', 'MLA-2026-10'))).toEqual([]);
    const all = one.play('report-withdrawal', at(12), { reference: 'MLA-2026-10' });
    expect([all.state().status, conclusion(all)?.startsAt]).toEqual(['follow-up-decided', at(12)]);
  });

  test('is the one that is linked, and no other', () => {
    const other = held().play('report-decision', at(4), { reference: 'MLA-2026-10' });
    expect(other.state().status).toBe('held-pending-follow-up');
    expect(other.state().timeline.at(-1)?.reason?.code).toBe('another-follow-up-linked');
  });

  test('is the same on both sides when both report at once', () => {
    const both = held();
    both.sign('report-decision', at(10));
    both.sign('report-withdrawal', at(10));
    expect(both.state().status).toBe('follow-up-decided');
    expect(
      both
        .state()
        .timeline.map(({ effect }) => effect)
        .filter((effect) => effect !== 'effective'),
    ).toEqual(['without-effect']);
  });
});
