import { preservation } from '../preservation/index.js';
import { Tally } from '../statistics/tally.js';
import type { Approval } from '../types.js';
import { isConfirmed } from './emergency.js';
import { played, t, trying } from './play.js';

const request = {
  urgencyReason: 'A life is at risk',
  emergency: { whoIsAtRisk: 'A child', whyImminent: 'The ultimatum ends tonight' },
};
const approval: Approval = { officer: { id: 'o-2', name: 'Another officer', role: 'supervisor' }, at: t(0) };
const reviewed = (urgency: 'emergency' | 'urgent' = 'emergency') =>
  played('preservation', ['acknowledge', 'start-review'], request, { urgency });

describe('an emergency', () => {
  test('is answered only once a second officer, or a call back, has made sure of it', () => {
    expect(trying(reviewed(), 'issue-order')).toBe('emergency-not-confirmed');
    expect(trying(reviewed('urgent'), 'issue-order')).toBe('done');
    expect(trying(reviewed().play('confirm-emergency', t(3)), 'issue-order')).toBe('done');
  });

  test('may be refused, asked about and withdrawn without that', () => {
    for (const act of ['refuse', 'request-information', 'withdraw']) expect(trying(reviewed(), act)).toBe('done');
  });

  test('is confirmed by a call back with its number, person and instant', () => {
    expect(trying(reviewed(), 'confirm-emergency', { callBack: undefined })).toBe('call-back-not-recorded');
    const called = (at: string) =>
      trying(reviewed(), 'confirm-emergency', { callBack: { number: '+84 24', spokenWith: 'Duty officer', at } });
    expect(called(t(3))).toBe('done');
    expect(called('2026-03-02T03:00:00.001Z')).toBe('call-back-not-in-the-case');
    expect(called('2026-03-01T23:55:00.000Z')).toBe('done');
    expect(called('2026-03-01T23:54:59.999Z')).toBe('call-back-not-in-the-case');
    expect(trying(reviewed(), 'confirm-emergency')).toBe('done');
    expect(trying(reviewed('urgent'), 'confirm-emergency')).toBe('no-emergency-to-confirm');
    expect(trying(reviewed().play('confirm-emergency', t(3)), 'confirm-emergency')).toBe('no-emergency-to-confirm');
  });

  test('is confirmed by a second officer, who is not the one that took it on', () => {
    const second = { method: 'second-officer', callBack: undefined };
    expect(trying(reviewed(), 'confirm-emergency', second, 'o-1')).toBe('second-officer-needed');
    expect(trying(reviewed(), 'confirm-emergency', second, 'o-2')).toBe('done');
    expect(trying(reviewed(), 'confirm-emergency', {}, 'o-1')).toBe('done');
  });

  test('needs nothing more where a second officer of the requesting State has approved the request', () => {
    const approved = reviewed();
    expect(isConfirmed(approved.state())).toBe(false);
    approved.acts[0] = { ...approved.acts[0]!, approval };
    expect(isConfirmed(approved.state())).toBe(true);
    expect(trying(approved, 'issue-order')).toBe('done');
  });

  test('is counted, confirmed and not confirmed', () => {
    const tally = new Tally({ from: null, to: null });
    const approved = reviewed();
    approved.acts[0] = { ...approved.acts[0]!, approval };
    for (const one of [reviewed(), reviewed(), reviewed().play('confirm-emergency', t(3)), approved])
      tally.add(one.state());
    const figures = tally.rows()[0]!.figures.filter(({ figure }) => figure === 'emergency');
    expect(figures.map(({ of, count }) => [of, count]).sort()).toEqual([
      ['confirmed', 2],
      ['not-confirmed', 2],
    ]);
    expect(preservation.confirmsEmergency).toBe('confirm-emergency');
  });
});
