import type { DeadlineRule, Procedure } from './procedure.js';

/** What in a table contradicts the rest of it, in words; empty for a table that can be used. */
export function flawsOf(procedure: Procedure): string[] {
  return [
    ...flawsOfActs(procedure),
    ...flawsOfDeadlines(procedure),
    ...flawsOfLeads(procedure),
    ...flawsOfNames(procedure),
    ...flawsOfLists(procedure),
    ...flawsOfGrounds(procedure),
  ];
}

function flawsOfActs({ acts, statuses, initial, submit, delivery, examples }: Procedure): string[] {
  const known = (status: string): boolean => Object.hasOwn(statuses, status);
  const named = [
    initial,
    delivery.from,
    delivery.to,
    ...acts.flatMap(({ from, to, otherwise }) => [...from, to, otherwise?.to ?? to]),
  ];
  const missing = new Set(named.filter((status) => status !== 'unchanged' && !known(status)));
  return [
    ...[...missing].map((status) => `there is no status ${status}`),
    ...(acts.some(({ act }) => act === submit) ? [] : [`there is no act ${submit}`]),
    ...acts.filter(({ act }) => !Object.hasOwn(examples, act)).map(({ act }) => `the act ${act} has no example`),
  ];
}

function flawsOfDeadlines({ acts, statuses, deadlines, policies }: Procedure): string[] {
  const names = new Set([...acts.map(({ act }) => act), 'delivery']);
  const clocks = deadlines.filter(({ shape }) => shape === 'clock').map(({ key }) => key);
  return [
    ...deadlines.flatMap((rule) =>
      actsNamedBy(rule)
        .filter((act) => !names.has(act))
        .map((act) => `the deadline ${rule.key} names the act ${act}, which is not there`),
    ),
    ...deadlines.flatMap((rule) =>
      (rule.shape === 'clock' || rule.shape === 'limit' ? (rule.pausedIn ?? []) : [])
        .filter((status) => !Object.hasOwn(statuses, status))
        .map((status) => `the deadline ${rule.key} pauses in ${status}, which is no status`),
    ),
    ...Object.entries(policies).flatMap(([version, policy]) =>
      clocks.filter((key) => !Object.hasOwn(policy, key)).map((key) => `policy ${version} has no limit for ${key}`),
    ),
  ];
}

const flawsOfLeads = ({ leadsTo = [], echoes = [], acts, statuses }: Procedure): string[] => [
  ...leadsTo.flatMap(({ title, from }) =>
    from
      .filter((status) => !Object.hasOwn(statuses, status))
      .map((status) => `"${title}" begins in ${status}, which is no status`),
  ),
  ...echoes
    .filter((echo) => !acts.some(({ act }) => act === echo.act))
    .map((echo) => `${echo.as} in ${echo.in} tells of the act ${echo.act}, which is not there`),
];

function actsNamedBy(rule: DeadlineRule): string[] {
  if (rule.shape === 'warning') return [];
  const starts =
    rule.shape === 'clock' || rule.shape === 'announced' || rule.shape === 'limit' || rule.shape === 'agreed'
      ? [rule.starts].flat()
      : rule.shape === 'period'
        ? [rule.starts.act]
        : [];
  const waits = rule.shape === 'clock' ? (rule.pausedWhile ?? []) : [];
  const { last = [], of = [] } = ((rule.shape === 'limit' || rule.shape === 'clock') && rule.after) || {};
  return [
    ...starts,
    ...rule.stops,
    ...[last, of].flat(),
    ...Object.keys(('saysWhen' in rule && rule.saysWhen) || {}),
    ...waits.flatMap(({ asks, answers }) => [asks, ...answers]),
  ];
}

function flawsOfNames({ acts, grounds, deadlines }: Procedure): string[] {
  const lists = [acts.map(({ act }) => act), grounds.map(({ ground }) => ground), deadlines.map(({ key }) => key)];
  return lists.flatMap((names) => twice(names).map((name) => `${name} is there twice`));
}

const flawsOfLists = ({ acts, leadsTo = [] }: Procedure): string[] =>
  [...acts, ...leadsTo].flatMap(({ title, from }) =>
    twice(from).map((status) => `"${title}" begins in ${status} twice`),
  );

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

/** Art. 40(23) and (24): bank secrecy never, and the fiscal side of an offence never by itself. */
const flawsOfGrounds = ({ grounds }: Procedure): string[] =>
  grounds.flatMap(({ ground }) => (/bank|fiscal|tax/.test(ground) ? [`${ground} is never a ground for refusal`] : []));
