import { checkDraft } from '../decide.js';
import { outcomeOf, walk } from '../histories.js';
import { played } from '../rules/play.js';
import { scripts } from '../scripts.js';
import type { Contents, Role, Side } from '../types.js';
import { acts } from './acts.js';
import { exampleContents } from './example.js';
import { grounds } from './grounds.js';
import { trafficDisclosure as table } from './index.js';

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const script = scripts['preserved-traffic-disclosure']!;
const after = (...acts: string[]) =>
  walk(
    script,
    acts.map((act, index) => ({ act, at: at(index) })),
  );

function outcome(
  way: string[],
  act: string,
  contents: Contents = {},
  side: Side = 'requesting',
  role: Role = 'liaison',
) {
  return outcomeOf(table, after(...way).state(), { act, side, role, contents, at: new Date(at(9)) });
}

test('its own transitions, those of shared rules aside, are those of Art. 43 and no others', () => {
  expect(acts.flatMap(({ act, from, to }) => from.map((status) => `${status} -${act}-> ${to}`))).toEqual([
    'draft -submit-> submitted',
    'submitted -start-review-> under-review',
    'delivered -start-review-> under-review',
    'submitted -disclose-traffic-data-> disclosed',
    'delivered -disclose-traffic-data-> disclosed',
    'under-review -disclose-traffic-data-> disclosed',
    'submitted -withhold-> withheld',
    'delivered -withhold-> withheld',
    'under-review -withhold-> withheld',
    'disclosed -take-note-> closed',
    'withheld -take-note-> closed',
    'submitted -consult-> unchanged',
    'delivered -consult-> unchanged',
    'under-review -consult-> unchanged',
    'submitted -answer-consultation-> unchanged',
    'delivered -answer-consultation-> unchanged',
    'under-review -answer-consultation-> unchanged',
    'submitted -withdraw-> withdrawn',
    'delivered -withdraw-> withdrawn',
    'under-review -withdraw-> withdrawn',
  ]);
});

test('the State that executes the preservation discloses, the State that asked for it takes note', () => {
  const example = exampleContents['disclose-traffic-data']?.();
  expect(outcome(['submit'], 'disclose-traffic-data', example)).toBe('done');
  expect(outcome(['submit'], 'disclose-traffic-data', example, 'requested')).toBe('act-not-allowed');
  expect(outcome(['submit', 'withhold'], 'take-note', {}, 'requested')).toBe('done');
  expect(outcome(['submit', 'withhold'], 'take-note')).toBe('act-not-allowed');
});

test('names the case of the preservation or its offence: a restriction hangs on one of them', () => {
  const missing = (contents: Contents, links: { relation: string }[] = []) =>
    checkDraft(table, { ...exampleContents.submit?.(), ...contents }, 'urgent', links).missing;
  expect(missing({ offence: undefined })).toMatchObject([{ path: 'offence' }]);
  expect(missing({ offence: undefined }, [{ relation: 'supplement' }])).toHaveLength(1);
  expect(missing({ offence: undefined }, [{ relation: 'parent' }])).toEqual([]);
});

describe('a disclosure', () => {
  const disclose = (change: Contents) =>
    outcome(['submit', 'receive'], 'disclose-traffic-data', {
      ...exampleContents['disclose-traffic-data']?.(),
      ...change,
    });

  test('names the provider, its State and the path with its times', () => {
    expect(disclose({})).toBe('done');
    expect(disclose({ provider: { name: 'Example Transit BV' } })).toBe('contents-incomplete');
    expect(disclose({ provider: { name: 'Example Transit BV', state: 'Netherlands' } })).toBe('contents-invalid');
    expect(disclose({ path: [] })).toBe('contents-incomplete');
    expect(disclose({ path: [{ station: '192.0.2.7' }] })).toBe('contents-incomplete');
  });

  test('has its path in the order of time', () => {
    const [first, second] = ['2026-02-01T04:00:00Z', '2026-02-01T04:00:00.001Z'];
    const path = (...times: string[]) => ({ path: times.map((time) => ({ station: '192.0.2.7', at: time })) });
    expect(disclose(path(first, first, second))).toBe('done');
    expect(disclose(path(first, second, first))).toBe('path-not-in-order');
  });
});

test.each(grounds.filter(({ only }) => !only).map(({ ground }) => ground))(
  'may be withheld on %s, with reasons',
  (ground) => {
    const withholding = { ...exampleContents.withhold?.(), ground };
    expect(outcome(['submit'], 'withhold', withholding)).toBe('done');
    expect(outcome(['submit'], 'withhold', { ...withholding, reasons: undefined })).toBe('contents-incomplete');
  },
);

test('may be withheld on nothing else', () => {
  for (const ground of ['no-dual-criminality', 'bank-secrecy'])
    expect(outcome(['submit'], 'withhold', { ground, reasons: 'Because.' })).toBe('contents-invalid');
});

test('may be withheld for a political offence under the Budapest Convention, whose list is shorter otherwise', () => {
  const withheld = (instrument: string, ground: string) => {
    const legalBasis = { instrument, article: '30' };
    const told = played('preserved-traffic-disclosure', [], { legalBasis }).play('withhold', at(2), { ground });
    const { effect, reason, warnings } = told.state().timeline.at(-1)!;
    return reason?.code ?? warnings?.map(({ code }) => code) ?? effect;
  };
  expect(withheld('budapest', 'political-offence')).toBe('effective');
  expect(withheld('hanoi', 'political-offence')).toBe('political-offence-not-open');
  expect(withheld('budapest', 'domestic-prohibition')).toEqual(['ground-not-of-treaty']);
  expect(withheld('hanoi', 'domestic-prohibition')).toBe('effective');
});

test('runs against the disclosing State first, then against the other, by policy', () => {
  expect(after('submit').deadlines().disclosure).toMatchObject({
    side: 'requesting',
    dueAt: '2026-03-03T00:00:00.000Z',
  });
  const withheld = after('submit', 'receive', 'withhold').deadlines();
  expect(withheld.disclosure).toMatchObject({ ended: 'met', basis: 'policy' });
  expect(withheld['taking-note']).toMatchObject({ side: 'requested', startsAt: at(2), dueAt: at(6) });
});
