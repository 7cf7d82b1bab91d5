import { preservation } from '../preservation/index.js';
import type { Procedure } from '../procedure.js';
import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Terms } from '../types.js';
import { instantOf, Tally, type Period } from './tally.js';

/** Minutes and seconds after midnight of 2 March 2026. */
const t = (minutes: number, seconds = 0): string => new Date(Date.UTC(2026, 2, 2, 0, minutes, seconds)).toISOString();
const ever: Period = { from: null, to: null };

const submitted = (receiptSeconds: number, terms: Partial<Terms> = {}) =>
  new Rehearsal(exampleTerms(terms)).play('submit', t(0)).receive(t(0, receiptSeconds));

/** Four urgent requests of Viet Nam to Brazil, all submitted at midnight. */
const fixture = () => [
  // preserved, extended once, then not again
  submitted(5)
    .play('acknowledge', t(10, 5))
    .play('start-review', t(20))
    .play('issue-order', t(60))
    .play('preserve', t(130, 5), { preservedAt: t(125) })
    .play('request-extension', t(200))
    .play('grant-extension', t(210))
    .play('request-extension', t(220))
    .play('deny-extension', t(250)),
  // refused on two grounds after a question
  submitted(7)
    .play('acknowledge', t(20, 7))
    .play('start-review', t(30))
    .play('request-information', t(40))
    .play('supply-information', t(100))
    .play('refuse', t(140, 7), { grounds: ['domestic-prohibition', 'discriminatory-purpose'] }),
  // withdrawn before anybody took it on
  submitted(9).play('withdraw', t(15)),
  // withdrawn while Brazil went on: its review has no effect
  crossing(),
];

function crossing(): Rehearsal {
  const played = submitted(11);
  played.sign('acknowledge', t(30));
  played.sign('start-review', t(31));
  played.sign('withdraw', t(32));
  return played.exchange();
}

const rowsOf = (played: readonly Rehearsal[], period = ever) => {
  const tally = new Tally(period);
  for (const one of played) tally.add(one.state());
  return tally.rows();
};

/** `figure of` → [count, median, p90], or the count alone where nothing is timed. */
const figures = (played: readonly Rehearsal[]) =>
  Object.fromEntries(
    rowsOf(played)[0]!.figures.map(({ figure, of, count, median, p90 }) => [
      `${figure} ${of}`.trim(),
      median === null ? count : [count, median, p90],
    ]),
  );

describe('the statistics of four cases counted by hand', () => {
  test('have exactly these figures', () => {
    expect(figures(fixture())).toEqual({
      cases: 4,
      // 5, 7, 9, 11 s
      'clock receipt': [4, 7, 11],
      // 600, 1200 and 1789 s; the third was withdrawn unacknowledged
      'clock acknowledgement': [3, 1200, 1789],
      // 49 min 55 s; 19 min 53 s until the question
      'clock completeness': [2, 1193, 2995],
      'clock order': [2, 2995, 7200],
      'clock decision': [2, 7200, 7200],
      'clock information-reply': [1, 3600, 3600],
      'clock extension-reply': [2, 600, 1800],
      'since-submission delivery': [4, 7, 11],
      'since-submission acknowledge': [3, 1207, 1800],
      'since-submission start-review': [2, 1200, 1800],
      'since-submission request-information': [1, 2400, 2400],
      'since-submission supply-information': [1, 6000, 6000],
      'since-submission issue-order': [1, 3600, 3600],
      'since-submission preserve': [1, 7805, 7805],
      'since-submission refuse': [1, 8407, 8407],
      'since-submission request-extension': [1, 12000, 12000],
      'since-submission grant-extension': [1, 12600, 12600],
      'since-submission deny-extension': [1, 15000, 15000],
      'since-submission withdraw': [2, 900, 1920],
      'act acknowledge': 3,
      'act start-review': 2,
      'act request-information': 1,
      'act supply-information': 1,
      'act issue-order': 1,
      'act preserve': 1,
      'act refuse': 1,
      'act request-extension': 2,
      'act grant-extension': 1,
      'act deny-extension': 1,
      'act withdraw': 2,
      'ground domestic-prohibition': 1,
      'ground discriminatory-purpose': 1,
      'without-effect start-review': 1,
      'status preserved': 1,
      'status refused': 1,
      'status withdrawn': 2,
    });
  });

  test('do not depend on the order of cases or acts', () => {
    const [forward, backward] = [fixture(), fixture().reverse()];
    for (const { acts } of backward) acts.reverse();
    expect(rowsOf(backward)).toEqual(rowsOf(forward));
  });

  test('keep kinds, urgencies and States apart, in a fixed order', () => {
    const swapped = new Rehearsal(exampleTerms()).play('submit', t(0), undefined, { from: 'BR', to: 'VN' });
    const rows = rowsOf([swapped, submitted(1, { urgency: 'routine' }), ...fixture()]);
    expect(rows.map(({ kind, urgency, requesting, requested }) => [kind, urgency, requesting, requested])).toEqual([
      ['preservation', 'urgent', 'BR', 'VN'],
      ['preservation', 'urgent', 'VN', 'BR'],
      ['preservation', 'routine', 'VN', 'BR'],
    ]);
  });
});

describe('a case', () => {
  const counted = (period: Period) => rowsOf([submitted(1)], period).length;
  const at = (minutes: number) => new Date(t(minutes));

  test('counts from the first instant of the period until just before its end', () => {
    expect(counted({ from: at(0), to: at(1) })).toBe(1);
    expect(counted({ from: at(-1), to: at(0) })).toBe(0);
    expect(counted({ from: at(1), to: null })).toBe(0);
    expect(counted({ from: null, to: at(1) })).toBe(1);
  });

  test('that was never submitted does not count', () => {
    expect(rowsOf([new Rehearsal()])).toEqual([]);
  });

  test('counts whatever the policy in its terms', () => {
    const acknowledged = submitted(5, { policy: '1999-1' }).play('acknowledge', t(1));
    expect(figures([acknowledged])).toMatchObject({ 'clock acknowledgement': [1, 55, 55] });
  });

  test('does not count acts that are held', () => {
    const waiting = submitted(5).play('acknowledge', t(1)).play('start-review', t(2));
    waiting.acts.splice(1, 1);
    expect(figures([waiting])).toEqual({
      cases: 1,
      'clock receipt': [1, 5, 5],
      'since-submission delivery': [1, 5, 5],
      'status delivered': 1,
    });
  });

  test('took no time where an answer is dated before its question', () => {
    expect(figures([submitted(5).play('acknowledge', t(-1))])).toMatchObject({ 'clock acknowledgement': [1, 0, 0] });
  });

  test('whose data wait for two decisions takes its time from the last of them', () => {
    const other = { reference: 'MLA-2026-10' };
    const held = submitted(5)
      .play('acknowledge', t(1))
      .play('start-review', t(2))
      .play('issue-order', t(3))
      .play('preserve', t(4), { preservedAt: t(4) })
      .play('link-follow-up', t(5))
      .play('link-follow-up', t(6), other)
      .play('report-decision', t(10))
      .play('report-decision', t(20), other)
      .play('release', t(25));
    expect(figures([held])).toMatchObject({ 'status released': 1, 'clock conclusion': [1, 300, 300] });
  });

  test('names unknown acts of the other side by none of their own words', () => {
    const odd = submitted(5);
    odd.sign('=HYPERLINK("x")', t(1), { side: 'requested' });
    expect(figures([odd.exchange()])).toMatchObject({ 'without-effect other': 1 });
  });

  test('tells confirmed emergencies from others, where the procedure has an act for it', () => {
    const withConfirmation: Procedure = { ...preservation, confirmsEmergency: 'acknowledge' };
    const emergency = () => {
      const played = new Rehearsal(exampleTerms({ urgency: 'emergency' }));
      return played.play('submit', t(0), { emergency: { whoIsAtRisk: 'A child', whyImminent: 'Travels tomorrow' } });
    };
    const tally = new Tally(ever);
    for (const played of [emergency(), emergency(), emergency().play('acknowledge', t(1))])
      tally.add(played.state(), withConfirmation);
    const found = tally.rows()[0]!.figures.filter(({ figure }) => figure === 'emergency');
    expect(found.map(({ of, count }) => [of, count])).toEqual([
      ['confirmed', 1],
      ['not-confirmed', 2],
    ]);
  });
});

test('a day is its first instant in UTC; what is no day of the calendar is nothing', () => {
  expect(instantOf('2026-03-01')?.toISOString()).toBe('2026-03-01T00:00:00.000Z');
  expect(instantOf('2026-03-01T08:00:00Z')?.toISOString()).toBe('2026-03-01T08:00:00.000Z');
  expect([instantOf('2026-02-30'), instantOf('2026-03-01T08:00:00'), instantOf('March')]).toEqual([null, null, null]);
});
