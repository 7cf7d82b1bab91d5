import { Rehearsal, exampleTerms } from '../rehearsal.js';
import type { Contents, Terms, Urgency } from '../types.js';

/** A case preserved at an instant, for so many days, the requested State being in a zone. */
function preservedIn(
  zone: string,
  preservedAt: string,
  periodDays: number,
  request: Contents = {},
  change: Partial<Terms> = {},
): Rehearsal {
  const zones = { requesting: 'Asia/Ho_Chi_Minh', requested: zone };
  return new Rehearsal(exampleTerms({ zones, urgency: 'routine' as Urgency, ...change }))
    .play('submit', preservedAt, request)
    .receive(preservedAt)
    .play('acknowledge', preservedAt)
    .play('start-review', preservedAt)
    .play('issue-order', preservedAt)
    .play('preserve', preservedAt, { preservedAt, periodDays });
}

const expiry = (rehearsal: Rehearsal) => rehearsal.deadlines()['preservation-expiry'];

describe('the period of preservation', () => {
  test.each([
    ['where clocks never change', 'Africa/Johannesburg', '2026-03-02T10:00:00Z', '2026-05-01T10:00:00.000Z'],
    ['in Viet Nam', 'Asia/Ho_Chi_Minh', '2026-03-02T23:30:00Z', '2026-05-01T23:30:00.000Z'],
    ['across the start of summer time', 'Europe/Paris', '2026-02-01T12:00:00Z', '2026-04-02T11:00:00.000Z'],
    ['across the end of summer time', 'Europe/Paris', '2026-09-01T12:00:00Z', '2026-10-31T13:00:00.000Z'],
    ['to an hour that comes twice, the first time', 'Europe/Paris', '2026-08-26T00:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['to an hour that is skipped, just after', 'America/New_York', '2026-01-07T07:30:00Z', '2026-03-08T07:30:00.000Z'],
    ['to a midnight that is skipped', 'America/Sao_Paulo', '2018-09-05T03:00:00Z', '2018-11-04T03:00:00.000Z'],
    ['across the last summer time of Brazil', 'America/Sao_Paulo', '2018-12-20T02:30:00Z', '2019-02-18T03:30:00.000Z'],
    ['across a leap day', 'Africa/Johannesburg', '2028-01-01T10:00:00Z', '2028-03-01T10:00:00.000Z'],
    ['across no leap day', 'Africa/Johannesburg', '2027-01-01T10:00:00Z', '2027-03-02T10:00:00.000Z'],
    ['where it is tomorrow already', 'Pacific/Auckland', '2026-03-02T12:30:00Z', '2026-05-01T13:30:00.000Z'],
  ])('of 60 days ends at the same time on the clock, %s', (_, zone, preservedAt, dueAt) => {
    expect(expiry(preservedIn(zone, preservedAt, 60))).toMatchObject({
      dueAt,
      startsAt: new Date(preservedAt).toISOString(),
      side: 'requested',
      tells: ['requested'],
      policy: '2026-1',
      basis: 'law',
      onDue: 'expire',
      ended: null,
    });
  });

  test('starts when the data were preserved, not when that was reported', () => {
    const rehearsal = preservedIn('Africa/Johannesburg', '2026-03-02T10:00:00Z', 60);
    const late = new Rehearsal(rehearsal.terms)
      .play('submit', '2026-03-01T00:00:00Z')
      .play('acknowledge', '2026-03-01T00:00:00Z')
      .play('start-review', '2026-03-01T00:00:00Z')
      .play('issue-order', '2026-03-01T00:00:00Z')
      .play('preserve', '2026-03-09T00:00:00Z', { preservedAt: '2026-03-02T10:00:00Z' });
    expect(expiry(late)?.dueAt).toBe(expiry(rehearsal)?.dueAt);
  });

  test('rests on the Convention, or on Art. 29(7) where the Budapest Convention is the basis', () => {
    const at = '2026-03-02T10:00:00Z';
    expect(expiry(preservedIn('Europe/Paris', at, 60))).toMatchObject({ provision: 'hanoi-42-8', mark: '≈' });
    const budapest = preservedIn('Europe/Paris', at, 60, { legalBasis: { instrument: 'budapest' } });
    expect(expiry(budapest)).toMatchObject({ provision: 'budapest-29-7', mark: '✓' });
  });

  describe('is law by the treaty that binds both', () => {
    const inForce = { requesting: 'in-force', requested: 'in-force' } as const;
    const signed = { requesting: 'in-force', requested: 'signed' } as const;
    const resting = (instrument: string, instruments: Terms['instruments']) => {
      const request = { legalBasis: { instrument, name: 'Exchange of notes of 2020' } };
      const at = '2026-03-02T10:00:00Z';
      return expiry(preservedIn('Europe/Paris', at, 60, request, { instruments }));
    };

    test.each([
      ['hanoi', { hanoi: inForce, budapest: inForce }, 'law', 'hanoi-42-8'],
      ['budapest', { hanoi: inForce, budapest: inForce }, 'law', 'budapest-29-7'],
      ['reciprocity', { hanoi: inForce, budapest: inForce }, 'law', 'hanoi-42-8'],
      ['reciprocity', { hanoi: signed, budapest: inForce }, 'law', 'budapest-29-7'],
      ['reciprocity', { hanoi: signed }, 'guidance', 'hanoi-42-8'],
      ['hanoi', undefined, 'law', 'hanoi-42-8'],
    ] as const)('on the basis of %s, where %j: %s by %s', (instrument, instruments, basis, provision) => {
      expect(resting(instrument, instruments)).toMatchObject({ basis, provision, dueAt: '2026-05-01T09:00:00.000Z' });
    });

    test('and says what binds them, where the terms say so', () => {
      const first = (...given: Parameters<typeof resting>) => resting(...given)?.explanation[0];
      expect(first('hanoi', { hanoi: inForce })).toMatchObject({ code: 'binding', values: { treaty: 'hanoi' } });
      expect(first('reciprocity', { hanoi: signed })).toMatchObject({ code: 'not-binding', values: signed });
      expect(first('hanoi', undefined)).toMatchObject({ code: 'started' });
    });
  });

  test('is counted in UTC, and says so, when this machine does not know the zone', () => {
    const deadline = expiry(preservedIn('Mars/Olympus_Mons', '2026-03-02T10:00:00Z', 60));
    expect(deadline?.dueAt).toBe('2026-05-01T10:00:00.000Z');
    expect(deadline?.explanation.map(({ code }) => code)).toContain('zone-unknown');
  });
});

const running = () => preservedIn('Europe/Paris', '2026-02-01T12:00:00Z', 60);
const asked = () => running().play('request-extension', '2026-03-20T00:00:00Z');
const extended = () => asked().play('grant-extension', '2026-03-21T00:00:00Z', { additionalDays: 30 });

describe('an extension', () => {
  test('counts from the previous end', () => {
    expect(expiry(extended())?.dueAt).toBe('2026-05-02T11:00:00.000Z');
    const twice = extended()
      .play('request-extension', '2026-04-20T00:00:00Z')
      .play('grant-extension', '2026-04-21T00:00:00Z', { additionalDays: 200 });
    expect(expiry(twice)?.dueAt).toBe('2026-11-18T12:00:00.000Z');
  });

  test('that is denied or not answered leaves the end where it was', () => {
    expect(expiry(asked())?.dueAt).toBe('2026-04-02T11:00:00.000Z');
    expect(expiry(asked().play('deny-extension', '2026-03-22T00:00:00Z'))?.dueAt).toBe('2026-04-02T11:00:00.000Z');
  });
});

describe('the follow-up request', () => {
  const held = () => running().play('link-follow-up', '2026-03-10T00:00:00Z');

  test('suspends the period until it is decided', () => {
    const suspended = { dueAt: null, suspendedAt: '2026-03-10T00:00:00.000Z', ended: null };
    expect(expiry(held())).toMatchObject(suspended);
    expect(expiry(held().play('report-decision', '2026-03-12T00:00:00Z'))).toMatchObject(suspended);
  });

  test.each([
    ['disclose', 'met'],
    ['release', 'met'],
    ['withdraw', 'cancelled'],
  ])('ends with %s: the period is %s', (act, ended) => {
    const over = held().play(act, '2026-09-01T00:00:00Z');
    expect(expiry(over)).toMatchObject({ stoppedAt: '2026-09-01T00:00:00.000Z', ended, dueAt: null });
    expect(
      expiry(over)
        ?.explanation.slice(-2)
        .map(({ code }) => code),
    ).toEqual(['suspended', `ended-${ended}`]);
  });
});

test('a period recorded as run out runs on, held, where the follow-up request was there in time', () => {
  const over = running().play('expire', '2026-04-02T11:00:00Z');
  const held = over.play('confirm-follow-up', '2026-04-03T00:00:00Z', { receivedAt: '2026-04-01T00:00:00Z' });
  const suspended = { dueAt: null, suspendedAt: '2026-04-03T00:00:00.000Z' };
  expect(expiry(held)).toMatchObject({ ...suspended, stoppedAt: null, ended: null });
  expect(expiry(held)?.explanation.at(-1)?.code).toBe('suspended');
  const released = held.play('release', '2026-06-01T00:00:00Z');
  expect(expiry(released)).toMatchObject({ ...suspended, stoppedAt: '2026-06-01T00:00:00.000Z', ended: 'met' });
});

test('a period that ran out has ended with the act of the clock', () => {
  const over = running().play('expire', '2026-04-02T11:00:00.500Z');
  expect(expiry(over)).toMatchObject({ ended: 'met', stoppedAt: '2026-04-02T11:00:00.500Z' });
  expect(over.state().status).toBe('expired');
  const destroyed = expiry(over.play('release', '2026-05-01T00:00:00Z'));
  expect(destroyed).toMatchObject({ ended: 'met', stoppedAt: '2026-04-02T11:00:00.500Z' });
});

describe('warnings before the period ends', () => {
  const warnings = (rehearsal: Rehearsal) =>
    Object.values(rehearsal.deadlines())
      .filter(({ basis }) => basis === 'warning')
      .map(({ key, dueAt, ended }) => [key, dueAt, ended]);

  test('come 21, 14, 7, 3 and 1 days before, by the same clock on the wall', () => {
    expect(warnings(running())).toEqual([
      ['expiry-warning-21', '2026-03-12T12:00:00.000Z', null],
      ['expiry-warning-14', '2026-03-19T12:00:00.000Z', null],
      ['expiry-warning-7', '2026-03-26T12:00:00.000Z', null],
      ['expiry-warning-3', '2026-03-30T11:00:00.000Z', null],
      ['expiry-warning-1', '2026-04-01T11:00:00.000Z', null],
    ]);
    expect(running().deadlines()['expiry-warning-7']).toMatchObject({
      tells: ['requesting', 'requested'],
      onDue: 'warn',
    });
  });

  test('are no longer due once the period is suspended', () => {
    const held = running().play('link-follow-up', '2026-03-20T00:00:00Z');
    expect(warnings(held).map(([key, , ended]) => [key, ended])).toEqual([
      ['expiry-warning-21', 'met'],
      ['expiry-warning-14', 'met'],
      ['expiry-warning-7', 'cancelled'],
      ['expiry-warning-3', 'cancelled'],
      ['expiry-warning-1', 'cancelled'],
    ]);
  });

  test('begin anew after an extension, under keys of their own', () => {
    expect(warnings(extended()).slice(2, 7)).toEqual([
      ['expiry-warning-7', '2026-03-26T12:00:00.000Z', 'cancelled'],
      ['expiry-warning-3', '2026-03-30T11:00:00.000Z', 'cancelled'],
      ['expiry-warning-1', '2026-04-01T11:00:00.000Z', 'cancelled'],
      ['expiry-warning-21#2', '2026-04-11T11:00:00.000Z', null],
      ['expiry-warning-14#2', '2026-04-18T11:00:00.000Z', null],
    ]);
  });

  test('say that no follow-up request is linked, as long as they are or were due, and when and how they ended', () => {
    const said = (rehearsal: Rehearsal) =>
      Object.values(rehearsal.deadlines())
        .filter(({ basis }) => basis === 'warning')
        .map(({ explanation }) => explanation.map(({ code }) => code).join(' '));
    expect(said(running())).toEqual(Array(5).fill('warning no-follow-up due'));
    const past = 'warning no-follow-up due ended-met';
    const spared = 'warning due ended-cancelled';
    expect(said(running().play('link-follow-up', '2026-03-20T00:00:00Z'))).toEqual([
      past,
      past,
      spared,
      spared,
      spared,
    ]);
  });

  test('that would have been past when the period became known are left out', () => {
    const late = new Rehearsal(running().terms)
      .play('submit', '2026-02-01T12:00:00Z')
      .play('acknowledge', '2026-02-01T12:00:00Z')
      .play('start-review', '2026-02-01T12:00:00Z')
      .play('issue-order', '2026-02-01T12:00:00Z')
      .play('preserve', '2026-03-28T00:00:00Z', { preservedAt: '2026-02-01T12:00:00Z' });
    expect(warnings(late).map(([key]) => key)).toEqual(['expiry-warning-3', 'expiry-warning-1']);
  });
});

test('the reasoning tells start, rule, zone, days, extension, suspension and result line by line', () => {
  const deadline = expiry(extended().play('link-follow-up', '2026-04-05T00:00:00Z'));
  expect(deadline?.explanation.map(({ text }) => text)).toEqual([
    'This is law between the two States: hanoi was in force for both on the day of submission.',
    'The clock starts with preserve (preservedAt) at 2026-02-01T12:00:00.000Z.',
    'The period of preservation: 60 days, at least 60 (Art. 42(8), mark ≈).',
    'Days are calendar days in Europe/Paris, the legal time of the requested State.',
    '2026-02-01 13:00:00 +01:00 and 60 calendar days: 2026-04-02 13:00:00 +02:00.',
    'Extended by grant-extension at 2026-03-21T00:00:00.000Z: 30 days from the previous end, 2026-04-02T11:00:00.000Z.',
    '2026-04-02 13:00:00 +02:00 and 30 calendar days: 2026-05-02 13:00:00 +02:00.',
    'Suspended since 2026-04-05T00:00:00.000Z by link-follow-up: the data stay preserved until the follow-up request is decided.',
  ]);
});
