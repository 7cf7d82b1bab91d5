import { binds, standingOf } from '../instruments.js';
import { catalogue, policyOf } from '../policies/catalogue.js';
import type { DeadlinePolicy } from '../policies/policy.js';
import type { PeriodRule, Procedure, WarningRule } from '../procedure.js';
import { provisions } from '../provisions.js';
import type { Basis, CaseState, Deadline, Reason } from '../types.js';
import { notLater } from '../instants.js';
import { addDays } from './calendar.js';
import * as explain from './explain.js';
import { periodOf, type Period, type Stretch } from './period.js';

/** The legal period itself: one deadline, whose end moves with every extension. */
export function periodDeadlines(rule: PeriodRule, state: CaseState): Deadline[] {
  const period = periodOf(rule, state);
  if (!period) return [];
  const { startsAt, dueAt, suspendedAt, stopped } = period;
  const floor = floorOf(rule, state);
  const { provision } = floor.policy;
  return [
    {
      key: rule.key,
      rule: rule.key,
      side: rule.side,
      tells: [rule.side],
      basis: floor.basis,
      provision,
      mark: provisions[provision].mark,
      policy: state.terms?.policy ?? '',
      startsAt,
      dueAt: suspendedAt ? null : dueAt,
      pausedAt: null,
      suspendedAt,
      stoppedAt: stopped?.at ?? null,
      ended: stopped && (stopped.cancelled ? 'cancelled' : 'met'),
      onDue: 'expire',
      explanation: [...floor.standing, ...reasons({ ...rule, provision }, period, state)],
    },
  ];
}

interface Floor {
  policy: DeadlinePolicy;
  basis: Basis;
  standing: Reason[];
}

/** By which instrument the period is law between the two; where nothing is known of what binds them, by the one cited. */
function floorOf({ floors }: PeriodRule, state: CaseState): Floor {
  const cited = instrumentOf(state);
  const rows = floors.map((key) => policyOf(key, state.terms?.policy ?? '') ?? catalogue[key]);
  const inOrder = [...rows].sort((a, b) => Number(b.treaty === cited) - Number(a.treaty === cited));
  const [first] = inOrder as [DeadlinePolicy];
  const { terms } = state;
  if (!terms?.instruments) return { policy: first, basis: 'law', standing: [] };
  const bound = inOrder.find(({ treaty }) => treaty !== null && binds(terms, treaty));
  if (bound) return { policy: bound, basis: 'law', standing: [explain.binding(bound.treaty ?? '')] };
  const standing = first.treaty && standingOf(terms, first.treaty);
  return { policy: first, basis: 'guidance', standing: standing ? [explain.notBinding(first.treaty!, standing)] : [] };
}

function reasons(rule: PeriodRule, period: Period, { terms }: CaseState): Reason[] {
  const { zone, startsAt, stretches, dueAt, suspendedAt, suspendedBy, stopped } = period;
  return [
    explain.started(`${rule.starts.act} (${rule.starts.instant})`, startsAt),
    explain.ruled(rule.title, `${stretches[0]?.days ?? 0} days, at least 60`, rule.provision),
    ...explain.zoned(terms?.zones[rule.zone] ?? 'UTC', rule.zone),
    ...stretches.flatMap((stretch, index) => [
      ...(index === 0 ? [] : [extended(stretch)]),
      explain.counted(stretch.from, stretch.days, stretch.dueAt, zone),
    ]),
    suspendedAt ? explain.suspended(suspendedBy ?? '', suspendedAt) : explain.due(dueAt, zone),
    ...(stopped ? [explain.ended(stopped.by, stopped.at, stopped.cancelled ? 'cancelled' : 'met')] : []),
  ];
}

const extended = ({ by, knownAt, days, from }: Stretch): Reason => ({
  code: 'extended',
  text: `Extended by ${by} at ${knownAt}: ${days} days from the previous end, ${from}.`,
  values: { by, at: knownAt, days, from },
});

const instrumentOf = ({ contents }: CaseState): string =>
  String((contents?.legalBasis as { instrument?: unknown } | undefined)?.instrument ?? '');

/** Warnings of every stretch of the period, those left out that were past before the stretch was known. */
export function warningDeadlines(procedure: Procedure, rule: WarningRule, state: CaseState): Deadline[] {
  const source = procedure.deadlines.find((other) => other.shape === 'period' && other.key === rule.of) as
    PeriodRule | undefined;
  const period = source && periodOf(source, state);
  if (!period) return [];
  return period.stretches.flatMap((stretch, index) =>
    rule.daysBefore
      .map((days) => warning(rule, { period, stretch, index, days, policy: state.terms?.policy ?? '' }))
      .filter(({ dueAt }) => dueAt !== null && notLater(stretch.knownAt, dueAt)),
  );
}

interface Place {
  period: Period;
  stretch: Stretch;
  index: number;
  days: number;
  policy: string;
}

function warning(rule: WarningRule, { period, stretch, index, days, policy }: Place): Deadline {
  const dueAt = addDays(stretch.dueAt, -days, period.zone);
  const end = endOfStretch(period, index);
  const how = end && (notLater(dueAt, end.at) ? 'met' : 'cancelled');
  const key = `${rule.key}-${days}`;
  return {
    key: index === 0 ? key : `${key}#${index + 1}`,
    rule: rule.key,
    side: rule.side,
    tells: [...rule.tells],
    basis: 'warning',
    provision: rule.provision,
    mark: provisions[rule.provision].mark,
    policy,
    startsAt: stretch.knownAt,
    dueAt,
    pausedAt: null,
    suspendedAt: null,
    stoppedAt: end?.at ?? null,
    ended: how,
    onDue: 'warn',
    explanation: [
      {
        code: 'warning',
        text: `${days} calendar days before the period ends at ${stretch.dueAt}. A warning of the network, not a legal limit.`,
        values: { days, end: stretch.dueAt, zone: period.zone },
      },
      ...(how === 'cancelled' ? [] : [{ code: 'no-follow-up', text: rule.because, values: {} }]),
      explain.due(dueAt, period.zone),
      ...(end && how ? [explain.ended(end.by, end.at, how)] : []),
    ],
  };
}

/** A stretch of the period ends with the next one, with a suspension, or with the period. */
function endOfStretch({ stretches, suspendedAt, stopped }: Period, index: number): { by: string; at: string } | null {
  const next = stretches[index + 1];
  if (next) return { by: next.by, at: next.knownAt };
  return suspendedAt ? { by: 'suspension', at: suspendedAt } : stopped;
}
