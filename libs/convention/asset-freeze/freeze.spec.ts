import { checkDraft } from '../decide.js';
import { attempt } from '../histories.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents } from '../types.js';
import { exampleRequest } from './example.js';
import { assetFreeze as table } from './index.js';

const at = (day: number, hour = 0): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const reviewed = () =>
  new Rehearsal(exampleTerms({ kind: table.kind }))
    .play('submit', at(1))
    .receive(at(1))
    .play('acknowledge', at(1))
    .play('start-review', at(1));
const executed = () =>
  reviewed().play('record-human-rights-check', at(1)).play('accept', at(2)).play('start-execution', at(2));
/** The same on a request for something else. */
const executedFor = (...measures: string[]) =>
  new Rehearsal(exampleTerms({ kind: table.kind }))
    .play('submit', at(1), { measures })
    .receive(at(1))
    .play('acknowledge', at(1))
    .play('start-review', at(1))
    .play('record-human-rights-check', at(1))
    .play('accept', at(2))
    .play('start-execution', at(2));
const frozen = () => executed().play('report-freeze', at(3));
const proposed = () => frozen().play('propose-lift', at(10), { reasonsBy: '2026-03-20' });

const outcome = (rehearsal: Rehearsal, act: string, change: Contents = {}, when = at(12)): string =>
  attempt(table, rehearsal.state(), { act, at: when, change });

describe('a request', () => {
  const missing = (change: Contents) => checkDraft(table, { ...exampleRequest(), ...change }, 'urgent').missing;

  test('to freeze says what; one to trace need not know yet', () => {
    expect(missing({ property: undefined })).toMatchObject([{ path: 'property', provision: 'hanoi-50-3', mark: '?' }]);
    expect(missing({ property: undefined, measures: ['seize'] })).toHaveLength(1);
    expect(missing({ property: undefined, measures: ['identify-and-trace'] })).toEqual([]);
  });

  test('says of a virtual asset where it is and how much, in digits', () => {
    const asset = (change: Contents) => ({
      property: [{ kind: 'virtual-asset', description: 'Ransom', ...change }],
    });
    const where = { chain: 'bitcoin', address: 'invented', holding: { amount: '0.00000001', unit: 'BTC' } };
    expect(missing(asset({ virtualAsset: where }))).toEqual([]);
    expect(missing(asset({}))).toMatchObject([{ path: 'property', provision: 'hanoi-2-i', mark: '✓' }]);
    expect(missing(asset({ virtualAsset: { ...where, address: undefined } }))).toHaveLength(1);
    for (const amount of [1.5, '1,5', '-1', '01', '1e3', '.5'])
      expect(() => missing(asset({ virtualAsset: { ...where, holding: { amount, unit: 'BTC' } } }))).toThrow(
        expect.objectContaining({ code: 'contents-invalid' }),
      );
  });

  test('has the contents of Art. 40(15), and facts enough for an order', () => {
    for (const [field, provision] of [
      ['facts', 'hanoi-50-3'],
      ['proceeding', 'hanoi-40-15-b'],
      ['aim', 'hanoi-40-15-g'],
    ])
      expect(missing({ [field!]: undefined })).toMatchObject([{ path: field, provision }]);
  });

  test('about another serious crime needs another treaty', () => {
    const draft = () => new Rehearsal(exampleTerms({ kind: table.kind }));
    expect(outcome(draft(), 'submit', { scopeBasis: 'serious-crime' })).toBe('scope-not-open');
    const untoc = { scopeBasis: 'serious-crime', legalBasis: { instrument: 'untoc' } };
    expect(outcome(draft(), 'submit', untoc)).toBe('done');
  });
});

describe('the measure', () => {
  test('is granted only after a human-rights check without objection', () => {
    for (const act of ['accept', 'accept-with-conditions', 'accept-partially'])
      expect(outcome(reviewed(), act)).toBe('human-rights-check-missing');
    const objected = reviewed().play('record-human-rights-check', at(1), { outcome: 'objection' });
    expect(outcome(objected, 'accept')).toBe('human-rights-check-missing');
  });

  test('may be refused for want of evidence or for trivial value, never for bank secrecy or fiscal matters', () => {
    for (const ground of ['insufficient-or-late-evidence', 'de-minimis-value', 'no-dual-criminality'])
      expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('done');
    for (const ground of ['bank-secrecy', 'fiscal-offence'])
      expect(outcome(reviewed(), 'refuse', { grounds: [ground] })).toBe('contents-invalid');
  });

  test('is reported with the property, and cannot lie ahead', () => {
    expect(outcome(executed(), 'report-freeze')).toBe('done');
    expect(outcome(executed(), 'report-freeze', { frozenAt: at(13) })).toBe('frozen-in-future');
    expect(outcome(executed(), 'report-freeze', { property: [] })).toBe('contents-incomplete');
  });

  test('ends on the day that domestic law sets, of which both sides are told', () => {
    expect(frozen().deadlines()['end-of-measure']).toMatchObject({
      dueAt: '2027-01-01T03:00:00.000Z',
      tells: ['requesting', 'requested'],
      onDue: 'warn',
    });
    const open = executed().play('report-freeze', at(3), { validUntil: undefined });
    expect(open.deadlines()).not.toHaveProperty('end-of-measure');
  });

  test('is none that nobody asked for, and does not fail to come without a reason', () => {
    expect(outcome(executedFor('identify-and-trace'), 'report-freeze')).toBe('freeze-not-asked-for');
    const told = { whyNotFrozen: undefined };
    expect(outcome(executedFor('identify-and-trace'), 'complete-tracing', told)).toBe('done');
    for (const measure of ['freeze', 'seize'])
      expect(outcome(executedFor(measure), 'complete-tracing', told)).toBe('not-frozen-without-reason');
    expect(outcome(executedFor('freeze'), 'complete-tracing')).toBe('done');
  });

  test('renewed by another order has another last day, or none', () => {
    const renewed = (validUntil?: string) => frozen().play('report-renewal', at(12), { validUntil });
    expect(renewed('2027-06-30').deadlines()['end-of-measure']?.ended).toBe('met');
    expect(renewed('2027-06-30').deadlines()['end-of-renewed-measure']).toMatchObject({
      dueAt: '2027-07-01T03:00:00.000Z',
      onDue: 'warn',
      ended: null,
    });
    expect(renewed().deadlines()).not.toHaveProperty('end-of-renewed-measure');
    expect(outcome(frozen(), 'report-renewal', { validUntil: '2026-03-09' })).toBe('renewed-until-past');
    const said = table.watch!({ view: renewed('2027-06-30').state(), namedBy: [] })[0]?.message;
    expect(said).toContain('2027-06-30');
  });

  test('leaves room for third parties in good faith', () => {
    const claimed = frozen().play('record-third-party-claim', at(4));
    expect(claimed.state().status).toBe('frozen');
    expect(outcome(claimed, 'record-third-party-claim', { state: 'recognised', recognised: '600000.00' })).toBe('done');
    expect(outcome(claimed, 'record-third-party-claim', { claimant: undefined })).toBe('contents-incomplete');
  });
});

describe('before the measure is lifted', () => {
  const early = { whyNotAwaited: undefined };
  const endOfDay = '2026-03-20T17:00:00.000Z';

  test('the requesting State has until the day named to give reasons, in its own time', () => {
    expect(proposed().deadlines()['reasons-to-keep']).toMatchObject({ side: 'requesting', dueAt: endOfDay });
    expect(outcome(proposed(), 'lift', early, '2026-03-20T16:59:59Z')).toBe('reasons-not-awaited');
    expect(outcome(proposed(), 'lift', early, endOfDay)).toBe('done');
  });

  test('that day is still to come where it is, and a decision on the confiscation opens the matter anew', () => {
    const propose = (reasonsBy: string) => outcome(frozen(), 'propose-lift', { reasonsBy }, at(12, 18));
    // In Viet Nam it is the 13th already.
    expect(['2020-01-01', '2026-03-12', '2026-03-13', '2026-03-14'].map(propose)).toEqual([
      ...Array<string>(3).fill('no-time-for-reasons'),
      'done',
    ]);
    const filed = frozen().play('link-follow-up', at(4)).play('propose-lift', at(10), { reasonsBy: '2026-03-20' });
    const overtaken = filed.play('report-decision', at(15), { outcome: 'refused' });
    expect(outcome(overtaken, 'lift', early, at(25))).toBe('reasons-not-awaited');
  });

  test('its reasons are heard, and decided on', () => {
    const heard = () => proposed().play('give-reasons', at(11));
    expect(heard().deadlines()['reasons-to-keep']?.ended).toBe('met');
    expect(heard().deadlines()['decision-on-reasons']).toMatchObject({ side: 'requested', ended: null });
    expect(heard().play('keep', at(12)).state().status).toBe('kept');
    expect(outcome(heard(), 'lift', early)).toBe('done');
  });

  test('a later day on which both have agreed is awaited as well', () => {
    const later = { deadline: 'reasons-to-keep', date: '2026-03-27' };
    const agreed = proposed().play('ask-for-date', at(11), later).play('grant-date', at(12), later);
    expect(outcome(agreed, 'lift', early, endOfDay)).toBe('reasons-not-awaited');
    expect(outcome(agreed, 'lift', early, '2026-03-27T17:00:00.000Z')).toBe('done');
  });

  test('nobody is to give reasons any more once it is kept, or the confiscation is decided', () => {
    const filed = frozen().play('link-follow-up', at(4)).play('propose-lift', at(10), { reasonsBy: '2026-03-20' });
    for (const [rehearsal, act] of [[proposed(), 'keep'] as const, [filed, 'report-decision'] as const])
      expect(rehearsal.play(act, at(12)).deadlines()['reasons-to-keep']).toMatchObject({
        ended: 'cancelled',
        stoppedAt: at(12),
      });
  });

  test('who does not wait says why that was not possible', () => {
    expect(outcome(frozen(), 'lift', early)).toBe('reasons-not-awaited');
    expect(outcome(frozen(), 'lift')).toBe('done');
  });

  test('that is kept can be proposed again, and again there is time for reasons', () => {
    const again = proposed().play('keep', at(11)).play('propose-lift', at(12), { reasonsBy: '2026-04-20' });
    expect(outcome(again, 'lift', early, '2026-04-01T00:00:00Z')).toBe('reasons-not-awaited');
  });

  test('nothing is awaited where the requesting State itself no longer needs it', () => {
    const released = frozen().play('request-lift', at(5));
    expect(outcome(released, 'lift', early)).toBe('done');
    expect(released.deadlines()['lift-on-request']).toMatchObject({ side: 'requested', dueAt: at(7) });
  });
});

describe('the confiscation that a freeze prepares', () => {
  const filed = () => frozen().play('link-follow-up', at(20));
  const decided = (outcome: string) => filed().play('report-decision', at(30), { outcome });

  test('holds the measure from its filing until it is decided: whoever lifts before says why it was not heard', () => {
    expect(filed().state().status).toBe('held-pending-follow-up');
    expect(outcome(filed(), 'link-follow-up', {}, at(21))).toBe('act-not-allowed');
    const heard = proposed().play('give-reasons', at(11)).play('link-follow-up', at(20));
    for (const rehearsal of [filed(), heard])
      expect(outcome(rehearsal, 'lift', { whyNotAwaited: undefined }, at(21))).toBe('reasons-not-awaited');
    expect(proposed().play('link-follow-up', at(12)).deadlines()['reasons-to-keep']?.ended).toBe('met');
  });

  test('ends it, or leaves the requested State to keep or to lift it, within the limit of the network', () => {
    expect(decided('confiscated').play('report-confiscated', at(31)).state().status).toBe('confiscated');
    expect(decided('refused').deadlines().conclusion).toMatchObject({
      side: 'requested',
      dueAt: '2026-04-06T00:00:00.000Z',
    });
    expect(decided('refused').play('keep', at(31)).state().status).toBe('kept');
    expect(outcome(decided('refused'), 'lift', { whyNotAwaited: undefined }, at(31))).toBe('reasons-not-awaited');
    expect(filed().play('report-withdrawal', at(30)).play('request-lift', at(31)).deadlines().conclusion?.ended).toBe(
      'cancelled',
    );
  });

  test('is told once, of the request that is linked, also where the measure was kept in between', () => {
    const kept = filed().play('propose-lift', at(21)).play('keep', at(22));
    expect(outcome(kept, 'link-follow-up', {}, at(23))).toBe('follow-up-linked');
    expect(outcome(kept, 'report-decision', { reference: 'VN-2026-000999' }, at(23))).toBe('another-follow-up-linked');
    expect(outcome(kept, 'report-decision', {}, at(23))).toBe('done');
    expect(outcome(frozen().play('propose-lift', at(4)), 'report-decision')).toBe('another-follow-up-linked');
  });

  test('is named by a reference where it was asked for outside the network', () => {
    expect(outcome(frozen(), 'report-confiscated')).toBe('done');
    expect(outcome(frozen(), 'report-confiscated', { reference: undefined })).toBe('confiscation-not-named');
    expect(outcome(filed(), 'report-confiscated', { reference: undefined }, at(21))).toBe('done');
  });

  test('is watched: filed, linked, decided', () => {
    const codes = (rehearsal: Rehearsal, status?: string) =>
      table.watch!({
        view: rehearsal.state(),
        namedBy: status ? [{ relation: 'follow-up', kind: 'confiscation', reference: 'VN-2026-000401', status }] : [],
      }).map(({ code }) => code);
    expect(codes(executed())).toEqual([]);
    expect(codes(frozen())).toEqual(['no-follow-up-filed']);
    expect(codes(frozen(), 'draft')).toEqual(['no-follow-up-filed', 'follow-up-drafted']);
    expect(codes(proposed(), 'submitted')).toEqual(['follow-up-not-linked']);
    expect(codes(filed(), 'order-in-force')).toEqual([]);
    expect(codes(filed().play('propose-lift', at(21)).play('keep', at(22)), 'submitted')).toEqual([]);
    expect(codes(filed(), 'not-confiscated')).toEqual(['follow-up-decided']);
    expect(codes(decided('confiscated').play('report-confiscated', at(31)), 'confiscated')).toEqual([]);
  });
});

describe('what cuts across all kinds', () => {
  const emergency = { urgencyReason: 'x', emergency: { whoIsAtRisk: 'The hostage', whyImminent: 'The ransom moves' } };

  test('in an emergency is made sure of before anybody is compelled', () => {
    const granted = new Rehearsal(exampleTerms({ kind: table.kind, urgency: 'emergency' }))
      .play('submit', at(1), emergency)
      .play('acknowledge', at(1))
      .play('start-review', at(1))
      .play('record-human-rights-check', at(1))
      .play('accept', at(2));
    expect(outcome(granted, 'start-execution')).toBe('emergency-not-confirmed');
    expect(outcome(granted.play('confirm-emergency', at(2)), 'start-execution')).toBe('done');
  });

  test('binds what was traced to its conditions, also once the case is over', () => {
    expect(outcome(executed(), 'complete-tracing', { use: undefined })).toBe('contents-incomplete');
    const told = executed().play('complete-tracing', at(3));
    expect(outcome(told, 'request-onward-transfer')).toBe('done');
    expect(outcome(frozen(), 'request-onward-transfer')).toBe('nothing-handed-over');
  });

  test('lets both agree on a day for the review of the measure', () => {
    const about = { deadline: 'end-of-measure', date: '2026-09-30' };
    const agreed = frozen().play('propose-date', at(4), about).play('accept-date', at(5), about);
    expect(agreed.deadlines()['agreed-date']).toMatchObject({ basis: 'agreed', side: 'requested', ended: null });
  });

  test('leaves a day that only reminds a reminder, also where the two have agreed on it: nobody is late', () => {
    const about = { deadline: 'end-of-measure', date: '2026-03-09' };
    const agreed = () => frozen().play('propose-date', at(4), about).play('accept-date', at(5), about);
    expect(agreed().deadlines()['agreed-date']).toMatchObject({ onDue: 'warn', ended: null });
    const renewed = frozen().play('report-renewal', at(4), { validUntil: '2026-03-09' }).play('lift', at(12));
    expect(agreed().play('report-renewal', at(12)).deadlines()['agreed-date']?.ended).toBe('met');
    expect(renewed.deadlines()['end-of-renewed-measure']).toMatchObject({ ended: 'met', stoppedAt: at(12) });
  });
});
