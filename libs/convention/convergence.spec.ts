import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { approvalAskedOf } from './approval.js';
import { fieldsOf, type Field } from './contents/describe.js';
import { allowedActs, checkDraft, remarksOnDraft } from './decide.js';
import { deadlinesOf } from './deadlines/deadlines.js';
import { fold } from './fold.js';
import { verdictOf } from './histories.js';
import { aimOf } from './procedure.js';
import { Rehearsal, exampleTerms, type Script } from './rehearsal.js';
import { scripts } from './scripts.js';
import type { Act, CaseState, Contents, Delivery, Side, TimelineAct } from './types.js';

/** Chosen seldom, or no history would get far. */
const endings = ['withdraw', 'refuse', 'report-not-available', 'forward'];

const step = fc.record({
  side: fc.constantFrom<Side>('requesting', 'requested'),
  /** Of ten, eight pick among what the table allows to that side as far as it knows; the others pick anything. */
  lawful: fc.integer({ min: 0, max: 9 }).map((n) => n < 8),
  pick: fc.nat(1000),
  hours: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1500 })),
  /** Whether everything signed so far reaches the other side now. */
  arrives: fc.integer({ min: 0, max: 9 }).map((n) => n < 7),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Two contact points acting at once, some of it illegal, some of it in ignorance of the other. */
function play(script: Script, steps: readonly Step[], seed: number): Rehearsal {
  const rehearsal = new Rehearsal(exampleTerms({ kind: script.procedure.kind })).play('submit', '2026-03-01T00:00:00Z');
  const known: Record<Side, Act[]> = { requesting: [...rehearsal.acts], requested: [...rehearsal.acts] };
  let hours = 1;
  if (seed % 4 > 0) rehearsal.receive('2026-03-01T00:00:30Z');
  for (const { side, lawful, pick, hours: wait, arrives } of steps) {
    hours += wait;
    const at = new Date(Date.UTC(2026, 2, 1, hours));
    const signed = signSomething(script, rehearsal, { side, lawful, pick, at, known: known[side] });
    if (signed) known[side].push(signed);
    if (!arrives) continue;
    rehearsal.exchange();
    known.requesting = [...rehearsal.acts];
    known.requested = [...rehearsal.acts];
  }
  return rehearsal;
}

interface Choice {
  side: Side;
  lawful: boolean;
  pick: number;
  at: Date;
  known: readonly Act[];
}

function signSomething(
  { procedure, examples }: Script,
  rehearsal: Rehearsal,
  { side, lawful, pick, at, known }: Choice,
): Act | null {
  const state = fold(procedure, known, rehearsal.delivery);
  const roles = side === 'requesting' ? (['officer'] as const) : (['liaison', 'clock'] as const);
  const allowed = roles.flatMap((role) => allowedActs(procedure, state, side, role, at)).map(({ act }) => act);
  const choice = (lawful ? allowed : procedure.acts.map((rule) => rule.act)).filter(
    (act) => pick % 25 === 0 || !endings.includes(act),
  );
  const act = choice[Math.floor(pick / 25) % choice.length];
  if (!act) return null;
  const contents = soon(examples[act]?.(at.toISOString()) ?? {});
  const broken = !lawful && pick % 3 === 0 ? { lamport: 1 } : {};
  return rehearsal.sign(act, at.toISOString(), { contents, ...broken });
}

/** Days of the distant future, so near that some acts come before their end and some after. */
const soon = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([name, value]) => [name, /^2030-/.test(String(value)) ? '2026-06-20' : value]),
  );

const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 18, size: 'max' }),
  seed: fc.nat(),
  order: fc.nat(),
});
const seen = ({ status, timeline }: CaseState) => ({
  status,
  timeline: timeline.map(({ act, effect, reason, status: after }) => [act.hash, effect, reason?.code, after]),
});
const everything = ({ procedure }: Script, acts: readonly Act[], delivery: Delivery | null) => {
  const state = fold(procedure, acts, delivery);
  return { ...seen(state), deadlines: deadlinesOf(procedure, state) };
};

/** Node's comparison is quick; only where it sees a difference, Jest is asked whether it is one, and shows it. */
function same<T>(one: T, other: T): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other);
}

/** The same list in an order of its own, some of it twice. */
function disturbed(acts: readonly Act[], seed: number): Act[] {
  let random = seed + 1;
  const next = () => (random = (Math.imul(random, 48271) >>> 0) % 2147483647);
  const twice = acts.flatMap((act) => (next() % 3 === 0 ? [act, { ...act }] : [act]));
  return twice
    .map((act) => [next(), act] as const)
    .sort(([a], [b]) => a - b)
    .map(([, act]) => act);
}

describe.each(Object.entries(scripts))('whatever two sides of %s sign, and however it travels', (kind, script) => {
  const { procedure, examples } = script;

  test('the same acts give the same case and the same deadlines', () => {
    fc.assert(
      fc.property(history, ({ steps, seed, order }) => {
        const { acts, delivery } = play(script, steps, seed);
        same(everything(script, disturbed(acts, order), delivery), everything(script, acts, delivery));
      }),
      { numRuns: 25 },
    );
  });

  test('what was lost and arrives later makes up for it', () => {
    fc.assert(
      fc.property(history, fc.nat(), ({ steps, seed, order }, cut) => {
        const { acts, delivery } = play(script, steps, seed);
        const arrived = disturbed(acts, order);
        const some = arrived.slice(0, cut % (arrived.length + 1));
        const partial = fold(procedure, some, delivery);
        const present = new Set(some.map(({ hash }) => hash));
        const orphans = partial.timeline.filter(({ act: { prev, seen } }) =>
          [prev, seen].some((hash) => hash !== null && !present.has(hash)),
        );
        expect(orphans.map(({ effect }) => effect)).not.toContain('effective');
        same(partial.timeline.map(({ act }) => act.hash).sort(), [...present].sort());
        same(everything(script, [...some, ...arrived], delivery), everything(script, acts, delivery));
      }),
      { numRuns: 25 },
    );
  });

  test('every effective act is one that the table allows where it stands, and its guards hold', () => {
    fc.assert(
      fc.property(history, ({ steps, seed }) => {
        const { effective } = play(script, steps, seed).state();
        let status = 'draft';
        for (const [index, { act, status: after }] of effective.entries()) {
          const rule = procedure.acts.find((row) => row.act === act.act);
          const aims = rule ? [aimOf(rule, status), ...(rule.otherwise?.when ? [rule.otherwise.to] : [])] : [];
          const leads = aims.map((aim) => (aim === 'unchanged' ? status : aim)).includes(after);
          same([rule?.from.includes(status), rule?.by, rule?.roles.includes(act.officer.role)], [true, act.side, true]);
          expect([act.act, after, leads]).toEqual([act.act, after, true]);
          if (kind === 'preservation') lawful(act, effective.slice(0, index));
          status = after;
        }
      }),
      { numRuns: 25 },
    );
  });

  test('what an officer is allowed to do is effective once signed', () => {
    fc.assert(
      fc.property(history, ({ steps, seed }) => {
        const rehearsal = play(script, steps, seed).exchange();
        const state = rehearsal.state();
        const at = new Date(Date.UTC(2027, 6, 1));
        for (const { act, by: side, roles } of procedure.acts) {
          const contents = examples[act]?.(at.toISOString()) ?? {};
          const proposal = { act, side, role: roles[0] ?? 'officer', contents, at };
          if (verdictOf(procedure, state, proposal) !== 'done') continue;
          const signed = rehearsal.sign(act, at.toISOString(), { contents });
          expect(rehearsal.state().timeline.find((item) => item.act.hash === signed.hash)?.effect).toBe('effective');
          rehearsal.acts.pop();
        }
      }),
      { numRuns: 25 },
    );
  });
});

const day = 86_400_000;

/** The guards once more, in other words: the zone of the requested State keeps one offset all year. */
function lawful(act: Act, before: readonly TimelineAct[]): void {
  const past = before.map((item) => item.act);
  const days = past.map(({ contents: c }) => Number(c.periodDays ?? 0) + Number(c.additionalDays ?? 0));
  const preserved = past.find((item) => item.act === 'preserve')?.contents.preservedAt;
  const expiry = Date.parse(String(preserved)) + days.reduce((sum, count) => sum + count, 0) * day;
  if (act.act === 'expire') expect(Date.parse(act.at)).toBeGreaterThanOrEqual(expiry);
  const runs = ['preserved', 'extension-requested'].includes(before.at(-1)?.status ?? '');
  if (act.act === 'request-extension' || (act.act === 'link-follow-up' && runs))
    expect(Date.parse(act.at)).toBeLessThan(expiry);
  if (act.act === 'disclose') expect(past.map((item) => item.act)).toContain('link-follow-up');
  if (act.act === 'preserve')
    expect(Date.parse(String(act.contents.preservedAt))).toBeLessThanOrEqual(Date.parse(act.at));
}

describe.each(Object.entries(scripts))('a list of anything in %s', (_, script) => {
  const junk = fc.constantFrom<unknown>(null, undefined, 0, -1, 1.5, Number.NaN, '', 'x', 'requested', {}, [], true);
  const fields = [
    'seq',
    'prev',
    'seen',
    'lamport',
    'act',
    'at',
    'officer',
    'contents',
    'terms',
    'approval',
    'side',
    'from',
    'case',
  ];

  test('is folded without an error, and alike in every order', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...fields), junk)),
        ({ steps, seed, order }, spoils) => {
          const { acts, delivery } = play(script, steps, seed);
          const spoilt = acts.map((act, index) => {
            const changes = spoils.filter(([place]) => place % acts.length === index);
            return { ...act, ...Object.fromEntries(changes.map(([, field, value]) => [field, value])) } as Act;
          });
          same(everything(script, disturbed(spoilt, order), delivery), everything(script, spoilt, delivery));
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Null in every optional field that is not given, and in some that are. */
function withNulls(fields: readonly Field[], contents: Contents, chance: () => boolean): Contents {
  const filled = { ...contents };
  for (const { name, required, fields: inner, type } of fields) {
    const value = contents[name];
    if (!required && (value === undefined || chance())) filled[name] = null;
    else if (inner && type === 'object') filled[name] = withNulls(inner, value as Contents, chance);
    else if (inner && type === 'list') filled[name] = (value as Contents[]).map((one) => withNulls(inner, one, chance));
  }
  return filled;
}

const withoutNulls = (contents: Contents): Contents =>
  JSON.parse(JSON.stringify(contents, (_, value: unknown) => (value === null ? undefined : value))) as Contents;

describe.each(Object.entries(scripts))('null in an optional field of %s', (_, { procedure, examples }) => {
  const chances = fc.infiniteStream(fc.integer({ min: 0, max: 4 }).map((n) => n === 0));
  const contentsOf = (act: string) => fieldsOf(procedure.acts.find((rule) => rule.act === act)!.contents);

  test('says in an act what its absence says', () => {
    fc.assert(
      fc.property(history, chances, ({ steps, seed }, stream) => {
        const script = { procedure, examples };
        const { acts, delivery } = play(script, steps, seed);
        const chance = () => stream.next().value as boolean;
        const nulls = acts.map((act) => ({ ...act, contents: withNulls(contentsOf(act.act), act.contents, chance) }));
        const absent = nulls.map((act) => ({ ...act, contents: withoutNulls(act.contents) }));
        same(everything(script, nulls, delivery), everything(script, absent, delivery));
      }),
      { numRuns: 25 },
    );
  });

  test('says in a draft what its absence says', () => {
    fc.assert(
      fc.property(chances, fc.constantFrom('urgent' as const, 'routine' as const), (stream, urgency) => {
        const chance = () => stream.next().value as boolean;
        const nulls = withNulls(contentsOf('submit'), examples.submit?.() ?? {}, chance);
        const seenIn = (contents: Contents) => [
          checkDraft(procedure, contents, urgency),
          approvalAskedOf(procedure, contents, urgency),
          remarksOnDraft(procedure, contents, exampleTerms({ kind: procedure.kind, urgency }), new Date(0)),
        ];
        same(seenIn(nulls), seenIn(withoutNulls(nulls)));
      }),
      { numRuns: 25 },
    );
  });
});
