import type { Contents } from '../types.js';
import { played, t, trying } from './play.js';

const acts = [
  'acknowledge',
  'start-review',
  'record-human-rights-check',
  'accept',
  'confirm-emergency',
  'start-execution',
];
const witness = { purposes: ['voluntary-appearance'], persons: [{ identity: 'Witness A' }] };
const executing = (request: Contents) =>
  played(
    'mutual-legal-assistance',
    acts.filter((act) => act !== 'confirm-emergency'),
    request,
  );

describe('R19: a safe conduct', () => {
  test('ends fifteen consecutive days after the person was told to be no longer needed', () => {
    const told = executing(witness).play('tell-no-longer-needed', t(30), { person: 'Witness A', toldAt: t(24) });
    const [from, until] = [told.deadlines()['safe-conduct']?.startsAt, told.deadlines()['safe-conduct']?.dueAt];
    expect(from).toBe(t(24));
    expect((Date.parse(until ?? '') - Date.parse(t(24))) / 86_400_000).toBeGreaterThan(14);
    expect((Date.parse(until ?? '') - Date.parse(t(24))) / 86_400_000).toBeLessThanOrEqual(16);
    expect(told.deadlines()['safe-conduct']).toMatchObject({ provision: 'hanoi-40-29', basis: 'law' });
    told.play('report-departure', t(60));
    expect(told.deadlines()['safe-conduct']).toMatchObject({ ended: 'met' });
  });

  test('ends instead on the day that both States agree on, once the person was told', () => {
    const agreeing = { deadline: 'safe-conduct', date: '2026-04-30' };
    expect(trying(executing(witness), 'propose-date', agreeing)).toBe('deadline-not-running');
    const told = executing(witness).play('tell-no-longer-needed', t(30), { person: 'Witness A', toldAt: t(24) });
    told.play('propose-date', t(31), agreeing);
    expect(told.deadlines()['safe-conduct']).toMatchObject({ ended: null, basis: 'law' });
    told.play('accept-date', t(32), agreeing);
    expect(told.deadlines()['safe-conduct']).toMatchObject({ ended: 'cancelled', stoppedAt: t(32) });
    const agreed = told.deadlines()['agreed-date'];
    expect(agreed).toMatchObject({ basis: 'agreed', provision: 'hanoi-40-29', side: 'requesting', ended: null });
    expect(agreed?.dueAt).toBe('2026-04-30T17:00:00.000Z');
    expect(agreed?.explanation.map(({ code }) => code)).toContain('agreed-instead');
    told.play('report-departure', t(24 * 40));
    expect(told.deadlines()['agreed-date']).toMatchObject({ ended: 'met' });
    told.play('tell-no-longer-needed', t(24 * 41), { person: 'Witness A', toldAt: t(24 * 41) });
    expect(told.deadlines()['safe-conduct#2']).toMatchObject({ ended: null, basis: 'law' });
  });

  test("is each person's own: the departure of one leaves that of the other", () => {
    const both = executing(witness)
      .play('tell-no-longer-needed', t(30), { person: 'Witness A', toldAt: t(24) })
      .play('tell-no-longer-needed', t(50), { person: 'Witness B', toldAt: t(48) });
    expect(trying(both, 'report-departure', { person: 'Witness C' })).toBe('person-not-told');
    both.play('report-departure', t(60), { person: 'Witness B' });
    expect(both.deadlines()).toMatchObject({ 'safe-conduct': { ended: null }, 'safe-conduct#2': { ended: 'met' } });
    expect(trying(both, 'report-departure', { person: 'Witness B' })).toBe('person-not-told');
    expect(both.play('report-departure', t(70)).deadlines()).toMatchObject({ 'safe-conduct': { stoppedAt: t(70) } });
  });

  test('begins when the person was told, which is neither ahead nor before the request', () => {
    for (const toldAt of [t(-1), t(900)])
      expect(trying(executing(witness), 'tell-no-longer-needed', { toldAt })).toBe('told-not-in-the-case');
  });

  test('is not touched by a date agreed for another deadline', () => {
    const agreeing = { deadline: 'execution', date: '2026-04-30' };
    const told = executing(witness).play('tell-no-longer-needed', t(30), { person: 'Witness A', toldAt: t(24) });
    told.play('propose-date', t(31), agreeing).play('accept-date', t(32), agreeing);
    expect(told.deadlines()['safe-conduct']).toMatchObject({ ended: null });
    expect(told.deadlines()['agreed-date']).toMatchObject({ provision: 'network-policy' });
  });

  test('matters only where the request brings somebody, and ends only once', () => {
    expect(trying(executing({}), 'tell-no-longer-needed')).toBe('nobody-under-safe-conduct');
    expect(trying(executing(witness), 'report-departure')).toBe('nobody-told');
    expect(trying(executing(witness), 'tell-no-longer-needed')).toBe('done');
  });
});
