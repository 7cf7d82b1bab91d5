import { assemble } from './assemble.js';
import { preservation } from './preservation/index.js';
import { procedureOf, procedures, registerProcedure } from './procedures.js';

const { initial: _i, submit: _s, delivery: _d, ...table } = preservation;

describe('registering a kind of request', () => {
  test('knows every kind by its own name', () => {
    for (const [kind, procedure] of Object.entries(procedures)) expect(procedureOf(kind)).toBe(procedure);
    for (const [kind, procedure] of Object.entries(procedures)) expect(procedure.kind).toBe(kind);
  });

  test('refuses a second table of the same name', () => {
    expect(() => registerProcedure(preservation)).toThrow('another procedure has this name');
  });

  test('refuses a table that contradicts itself, and says where', () => {
    const { refused: _, ...statuses } = table.statuses;
    const wrong = assemble({
      ...table,
      kind: 'wrong',
      statuses,
      examples: {},
      leadsTo: [{ ...table.leadsTo![0]!, from: ['refused', 'expired', 'expired'] }],
      echoes: [{ act: 'sing', relation: 'parent', in: 'preservation', as: 'withdraw', contents: () => ({}) }],
      policies: { '2026-1': {} },
      deadlines: [{ ...table.deadlines[0]!, stops: ['dance'] } as (typeof table.deadlines)[number]],
    });
    const flaws = [
      'there is no status refused',
      'the act submit has no example',
      'names the act dance',
      'no limit for receipt',
      'begins in refused, which is no status',
      'begins in expired twice',
      'tells of the act sing',
    ];
    for (const flaw of flaws) expect(() => registerProcedure(wrong)).toThrow(flaw);
    expect(procedures).not.toHaveProperty('wrong');
  });
});

test('an assembled procedure has its own rows and those of its features, clocks with their limits', () => {
  const [act, clock] = [table.acts[1]!, table.deadlines[1]!];
  const limit = { emergency: { hours: 1 }, urgent: { hours: 1 }, routine: null };
  const bare = { ...table, acts: [table.acts[0]!], deadlines: [table.deadlines[0]!] };
  const whole = assemble(bare, { acts: [act], deadlines: [clock], limits: { [clock.key]: limit } });
  expect(whole.acts.map((rule) => rule.act)).toEqual([table.acts[0]!.act, act.act]);
  expect(whole.acts[1]).toEqual(act);
  expect(whole.deadlines).toEqual([table.deadlines[0], clock]);
  expect(whole.policies['2026-1']).toEqual({ ...table.policies['2026-1'], [clock.key]: limit });
});
