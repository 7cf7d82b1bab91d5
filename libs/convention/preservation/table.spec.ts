import { decide } from '../decide.js';
import { aimOf, type Procedure } from '../procedure.js';
import type { Problem } from '../problem.js';
import { Rehearsal } from '../rehearsal.js';
import { roles, sides, type CaseState } from '../types.js';
import { acts } from './acts.js';
import { preservation } from './index.js';
import { takenOn, unpreserved } from './statuses.js';

const table: Procedure = preservation;
const statuses = Object.keys(table.statuses);
/** Its own rows: those of the rules that cut across all kinds have specs of their own. */
const edges = acts.flatMap((rule) => rule.from.map((status) => `${status} -${rule.act}-> ${aimOf(rule, status)}`));

describe('the table of preservation', () => {
  test('has the transitions of Art. 42 and no others', () => {
    const open = statuses.filter((status) => status !== 'draft' && !table.statuses[status]?.final);
    expect(edges.sort()).toEqual(
      [
        'draft -submit-> submitted',
        'submitted -acknowledge-> acknowledged',
        'delivered -acknowledge-> acknowledged',
        'acknowledged -reroute-> rerouted',
        'rerouted -acknowledge-> acknowledged',
        'acknowledged -start-review-> under-review',
        'under-review -request-information-> information-requested',
        'information-requested -supply-information-> under-review',
        'information-requested -go-on-without-answer-> under-review',
        'under-review -supply-information-> under-review',
        'under-review -give-risk-notice-> risk-notice',
        'risk-notice -proceed-> under-review',
        'risk-notice -take-back-risk-notice-> under-review',
        'under-review -consult-> unchanged',
        'under-review -answer-consultation-> unchanged',
        'under-review -refuse-> refused',
        'under-review -issue-order-> order-issued',
        'order-issued -preserve-> preserved',
        'order-issued -report-not-available-> not-available',
        'under-review -report-not-available-> not-available',
        'preserved -request-extension-> extension-requested',
        'extension-requested -grant-extension-> preserved',
        'extension-requested -deny-extension-> preserved',
        'preserved -link-follow-up-> held-pending-follow-up',
        'extension-requested -link-follow-up-> held-pending-follow-up',
        'held-pending-follow-up -report-decision-> follow-up-decided',
        'held-pending-follow-up -report-withdrawal-> follow-up-decided',
        'held-pending-follow-up -disclose-> disclosed',
        'held-pending-follow-up -release-> released',
        'held-pending-follow-up -link-follow-up-> held-pending-follow-up',
        'follow-up-decided -link-follow-up-> held-pending-follow-up',
        ...['preserved', 'extension-requested', 'held-pending-follow-up', 'follow-up-decided', 'expired'].map(
          (status) => `${status} -confirm-follow-up-> held-pending-follow-up`,
        ),
        ...unpreserved.flatMap((status) =>
          ['link-follow-up', 'report-decision', 'report-withdrawal'].map((act) => `${status} -${act}-> unchanged`),
        ),
        ...takenOn.map((status) => `${status} -confirm-follow-up-> unchanged`),
        'follow-up-decided -disclose-> disclosed',
        'follow-up-decided -release-> released',
        'preserved -expire-> expired',
        'extension-requested -expire-> expired',
        'expired -release-> released',
        ...open.map((status) => `${status} -withdraw-> withdrawn`),
      ].sort(),
    );
  });

  test('lets a final status go nowhere, but after expiry destruction, or what was received before, be confirmed', () => {
    const finals = statuses.filter((status) => table.statuses[status]?.final);
    expect(finals.sort()).toEqual(['disclosed', 'expired', 'not-available', 'refused', 'released', 'withdrawn']);
    expect(edges.filter((edge) => finals.some((status) => edge.startsWith(`${status} -`)))).toEqual([
      'expired -confirm-follow-up-> held-pending-follow-up',
      'expired -release-> released',
    ]);
  });
});

const executed = { outcome: 'executed' };
const t = (day: number): string => new Date(Date.UTC(2026, 2, day, 12)).toISOString();
const opened = () => new Rehearsal().play('submit', t(1));
const received = () => opened().receive(t(1));
const acknowledged = () => received().play('acknowledge', t(1));
const reviewed = () => acknowledged().play('start-review', t(1)).play('consult', t(1));
const asked = () => reviewed().play('request-information', t(1));
const ordered = () => reviewed().play('issue-order', t(2));
const preserved = () => ordered().play('preserve', t(2));
const expired = () => preserved().play('expire', t(90));

/** The shortest way into every status. */
const ways: Record<string, () => Rehearsal> = {
  draft: () => new Rehearsal(),
  submitted: opened,
  delivered: received,
  acknowledged,
  rerouted: () => acknowledged().play('reroute', t(1)),
  'under-review': () => asked().play('go-on-without-answer', t(1)),
  'information-requested': asked,
  'risk-notice': () => reviewed().play('give-risk-notice', t(1)),
  'order-issued': ordered,
  preserved,
  'extension-requested': () => preserved().play('request-extension', t(3)),
  'held-pending-follow-up': () => preserved().play('link-follow-up', t(3)),
  'follow-up-decided': () => preserved().play('link-follow-up', t(3)).play('report-decision', t(4), executed),
  disclosed: () => preserved().play('link-follow-up', t(3)).play('disclose', t(4)),
  released: () => preserved().play('link-follow-up', t(3)).play('release', t(4)),
  expired,
  'not-available': () => ordered().play('report-not-available', t(2)),
  refused: () => reviewed().play('refuse', t(2)),
  withdrawn: () => opened().play('withdraw', t(2)),
};

describe.each(statuses)('in a case that is %s', (status) => {
  const state = ways[status]?.().state() as CaseState;
  const combinations = acts.flatMap((rule) =>
    sides.flatMap((side) => roles.map((role) => ({ rule, side, role, name: `${rule.act} by ${side} ${role}` }))),
  );

  test('each act of its own is possible exactly for the side and the roles that the table names', () => {
    expect(state.status).toBe(status);
    const possible = combinations.filter(({ rule, side, role }) => {
      const at = new Date(t(rule.act === 'expire' ? 80 : 5));
      const contents = table.examples[rule.act]?.(at.toISOString());
      try {
        return decide(table, state, { act: rule.act, side, role, contents, at, urgency: 'urgent' }) !== null;
      } catch (error) {
        const { code } = error as Problem;
        expect(code).toMatch(/^act-not-(allowed|permitted)$|^follow-up-linked-already$|^another-follow-up-linked$/);
        return code.includes('follow-up');
      }
    });
    const named = combinations.filter(
      ({ rule, side, role }) => rule.from.includes(status) && rule.by === side && rule.roles.includes(role),
    );
    expect(possible.map(({ name }) => name)).toEqual(named.map(({ name }) => name));
  });
});
