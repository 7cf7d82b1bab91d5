import { violationsOf } from './contents/check.js';
import { answerableIn } from './deadlines/answerable.js';
import { deadlinesOf } from './deadlines/deadlines.js';
import { checkDraft } from './decide.js';
import { placesOf, verdictOf } from './histories.js';
import { followUpsOf, prefill } from './links/follow-ups.js';
import { relationCodes } from './links/link.js';
import type { LeadFacts } from './links/rules.js';
import { aimOf, isReminder, type AnnouncedRule, type ClockRule, type DeadlineRule } from './procedure.js';
import { procedureOf, procedures } from './procedures.js';
import { provisions } from './provisions.js';
import type { Script } from './rehearsal.js';
import { reachedBy } from './rules/reached.js';
import { scripts } from './scripts.js';
import { citedBy } from './table.js';
import { roles, sides, type CaseView } from './types.js';

const factsOf = (view: CaseView): LeadFacts => ({
  id: '7c1d2e3f-0000-4000-8000-000000000001',
  reference: 'VN-2026-000118',
  view,
  otherSide: 'BR',
  named: [],
});

describe.each(Object.entries(scripts))('the table of %s', (_, script: Script) => {
  const { procedure: table, examples } = script;
  const statuses = Object.keys(table.statuses);
  const finals = statuses.filter((status) => table.statuses[status]?.final);
  const acts = table.acts.map(({ act }) => act);
  const places = placesOf(script);

  test('leads to every status, and lets every act happen', () => {
    expect([...new Set(places.map(({ state }) => state.status))].sort()).toEqual([...statuses].sort());
    const possible = new Set(places.flatMap(({ steps }) => steps.map(({ act }) => act)));
    for (const act of acts) expect(possible).toContain(act);
  });

  test('names only statuses that it has, and waits for the side that can act', () => {
    for (const { from, to } of table.acts) {
      expect(statuses).toEqual(expect.arrayContaining([...from, ...(to === 'unchanged' ? [] : [to])]));
    }
    for (const [status, { awaiting }] of Object.entries(table.statuses)) {
      const can = table.acts.some(({ by, from }) => by === awaiting && from.includes(status));
      expect([status, can]).toEqual([status, awaiting !== null]);
      if (awaiting === null) expect(finals).toContain(status);
    }
  });

  test('has no clock that waits for an answer which cannot come any more', () => {
    const clocks = table.deadlines.filter((rule) => rule.shape === 'clock');
    const stuck = clocks.flatMap((rule) =>
      (rule.pausedWhile ?? []).flatMap(({ asks, answers }) => {
        const waiting = table.acts.filter(({ act }) => act === asks || !answers.includes(act));
        const answerable = answerableIn(table, { shape: 'clock', stops: answers });
        return reachedBy(waiting, [asks])
          .filter((status) => answerableIn(table, rule).has(status) && !answerable.has(status))
          .map((status) => `${rule.key} waits for an answer to ${asks} in ${status}`);
      }),
    );
    expect(stuck).toEqual([]);
  });

  test('can be withdrawn or ended from every status that is not final', () => {
    const ways = (status: string): string[] =>
      table.acts.filter(({ from }) => from.includes(status)).map(({ to }) => to);
    const ending = new Set(finals);
    for (let size = 0; size !== ending.size;) {
      size = ending.size;
      for (const status of statuses) if (ways(status).some((to) => ending.has(to))) ending.add(status);
    }
    expect([...ending].sort()).toEqual([...statuses].sort());
  });

  test('gives every row a provision, every act example contents, and everything one name', () => {
    const cited = citedBy(table);
    for (const { provision } of [...table.acts, ...table.grounds, ...table.deadlines]) {
      expect(provisions).toHaveProperty([provision]);
      expect(cited).toContain(provision);
    }
    expect(Object.keys(examples).sort()).toEqual([...acts].sort());
    for (const { act, contents } of table.acts)
      expect([act, violationsOf(contents, examples[act]?.('2026-03-02T06:00:00Z'))]).toEqual([act, []]);
    for (const names of [acts, table.grounds.map(({ ground }) => ground), table.deadlines.map(({ key }) => key)])
      expect(new Set(names).size).toBe(names.length);
  });

  test('never refuses for bank secrecy or for fiscal matters', () => {
    for (const { ground } of table.grounds) expect(ground).not.toMatch(/bank|secrecy|fiscal|tax/);
  });

  test('has a limit for every clock in every policy, and clocks of acts and statuses that it has', () => {
    const clocks = table.deadlines.filter(({ shape }) => shape === 'clock').map(({ key }) => key);
    for (const policy of Object.values(table.policies)) expect(Object.keys(policy).sort()).toEqual([...clocks].sort());
    const names = [...acts, 'delivery'];
    for (const rule of table.deadlines) {
      if (rule.shape === 'warning') continue;
      expect(names).toEqual(expect.arrayContaining([...rule.stops]));
      if (rule.shape === 'clock') expect(names).toEqual(expect.arrayContaining([rule.starts].flat()));
      if (rule.shape === 'clock') expect(statuses).toEqual(expect.arrayContaining([...(rule.pausedIn ?? [])]));
      if (rule.shape === 'announced') expect(names).toContain(rule.starts);
    }
  });

  test('has no clock that runs where nothing that may happen can stop it', () => {
    const running = places.flatMap(({ way, state }) =>
      deadlinesOf(table, state).flatMap(({ rule: key, ended }) => {
        const rule = table.deadlines.find((one) => one.key === key);
        return rule && waits(rule) && ended === null ? [{ way, rule, status: state.status }] : [];
      }),
    );
    expect(running.filter(({ rule, status }) => !stoppable(rule, status))).toEqual([]);
    const begun = table.deadlines.flatMap((rule) =>
      waits(rule) ? startOf(rule).map((status) => ({ rule, status })) : [],
    );
    expect(begun.filter(({ rule, status }) => !stoppable(rule, status))).toEqual([]);
  });

  /** A limit of policy or a day that was announced, by which somebody has to act. */
  const waits = (rule: DeadlineRule): rule is ClockRule | AnnouncedRule =>
    rule.shape === 'clock' || (rule.shape === 'announced' && !isReminder(rule));

  /** Where the acts lead that start a clock. */
  const startOf = ({ starts, ...rule }: ClockRule | AnnouncedRule): string[] =>
    [starts]
      .flat()
      .flatMap((name) =>
        name === 'delivery'
          ? [table.delivery.to]
          : table.acts
              .filter(({ act }) => act === name)
              .flatMap((row) => row.from.map((from) => (aimOf(row, from) === 'unchanged' ? from : aimOf(row, from)))),
      )
      .filter((status) => rule.shape !== 'clock' || rule.into === undefined || rule.into === status);

  /** Forward from a status through all that the table lets happen, but for what begins the clock anew or ends it otherwise. */
  function stoppable(rule: ClockRule | AnnouncedRule, from: string): boolean {
    const { starts, stops, cancelledBy = [] } = rule;
    const { repeats = true, outlives = false } = rule.shape === 'clock' ? { repeats: false, ...rule } : {};
    const closed = [...cancelledBy, ...(repeats ? [starts].flat() : [])];
    const reached = new Set([from]);
    for (const status of reached) {
      if (table.statuses[status]?.final && !outlives) continue;
      const rows = table.acts.filter((row) => row.from.includes(status));
      if (stops.includes('delivery') || rows.some(({ act }) => stops.includes(act))) return true;
      if (status === table.delivery.from) reached.add(table.delivery.to);
      const onwards = rows.filter(({ act }) => !closed.includes(act));
      const aims = onwards.flatMap((row) => [aimOf(row, status), row.otherwise?.to ?? 'unchanged']);
      for (const to of aims) if (to !== 'unchanged') reached.add(to);
    }
    return false;
  }

  test('in every place lets each act be done exactly by whom it names, unless a condition of its own is in the way', () => {
    const everybody = sides.flatMap((side) => roles.map((role) => ({ side, role })));
    // What is not possible is so for every role: one of them is asked, each in its turn.
    let turn = 0;
    const oneOfEach = () => sides.map((side) => ({ side, role: roles[turn++ % roles.length]! }));
    const wrong = places.flatMap(({ way, state, script: { examples: told, terms } }) => {
      const at = new Date(Date.parse(way.at(-1)?.at ?? '2026-03-02T06:00:00Z') + 3_600_000);
      return table.acts.flatMap(({ act, by, roles: named, from, guards }) => {
        const contents = told[act]?.(at.toISOString());
        const done = ['done', ...guards.map(({ code }) => code)];
        return (from.includes(state.status) ? everybody : oneOfEach()).flatMap(({ side, role }) => {
          const found = verdictOf(table, state, { act, side, role, contents, at, urgency: terms.urgency });
          const stands = from.includes(state.status) && side === by;
          const right = stands ? (named.includes(role) ? done : ['act-not-permitted']) : ['act-not-allowed'];
          return right.includes(found) ? [] : [{ way, act, side, role, found }];
        });
      });
    });
    expect(wrong).toEqual([]);
  });

  test('leads to kinds there are, by a side that can submit them, in words of its own', () => {
    for (const { kind, relation, title } of table.leadsTo ?? []) {
      expect(procedures).toHaveProperty([kind]);
      expect(relationCodes).toContain(relation);
      expect(title).toMatch(/^[A-Z].* /);
    }
  });

  test('leads to requests that are never filled in with anything wrong, wherever the case stands', () => {
    const offered = places.flatMap(({ state }) =>
      sides.flatMap((side) => followUpsOf(table, side, factsOf(state)).map((offer) => ({ state, side, ...offer }))),
    );
    const filled = offered.map(({ state, side, kind, relation, to }) => {
      const asked = { kind, relation, to: to ?? 'NL' };
      return { asked, draft: prefill(table, side, factsOf(state), asked).draft, id: factsOf(state).id };
    });
    // Most places fill in the same.
    for (const { asked, draft, id } of new Map(filled.map((one) => [JSON.stringify(one), one])).values()) {
      const { kind, relation, to } = asked;
      expect(() => checkDraft(procedureOf(draft.kind), draft.contents, draft.urgency)).not.toThrow();
      expect(draft).toMatchObject({ kind, to, links: [{ relation, case: id }] });
    }
    const opened = new Set(offered.map(({ kind, relation, side }) => `${kind} ${relation} ${side}`));
    expect(opened.size).toBe((table.leadsTo ?? []).length);
  });

  test('leads nowhere from a draft, nor for whom it does not name', () => {
    expect(sides.flatMap((side) => followUpsOf(table, side, factsOf(places[0]!.state)))).toEqual([]);
    const told = (table.leadsTo ?? []).map(({ kind, relation, by }) => `${kind} ${relation} ${by}`);
    const offered = places.flatMap(({ state }) =>
      sides.flatMap((side) =>
        followUpsOf(table, side, factsOf(state)).map(({ kind, relation }) => `${kind} ${relation} ${side}`),
      ),
    );
    expect(told).toEqual(expect.arrayContaining([...new Set(offered)]));
  });
});
