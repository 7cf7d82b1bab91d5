import { code, codes, grid } from './markdown.js';
import type { ActRule, Procedure } from './procedure.js';
import type { Status } from './types.js';

/** An act as an arrow between two statuses. */
interface Arrow {
  act: string;
  from: Status;
  to: Status;
}

interface Drawing {
  depth: (status: Status) => number;
  drawn: readonly Arrow[];
  back: readonly Arrow[];
}

/**
 * The way of a request as a picture that a person can read, whatever its size: a mermaid diagram with the shortest ways to
 * every status and a way on from each, and a table of all other changes of status.
 */
export function pictureOf(table: Procedure): string {
  const procedure = { ...table, acts: table.acts.flatMap(split) };
  const arrows = arrowsOf(procedure);
  const depths = depthsOf(procedure, arrows);
  const depth = (status: Status): number => depths.get(status) ?? 0;
  const shortest = arrows.filter(({ from, to }) => depth(to) === depth(from) + 1);
  const back = arrows.filter((one) => shortest.some(({ from, to }) => one.from === to && one.to === from));
  const shown = [...shortest, ...waysOn(procedure, arrows, { depth, back, drawn: [...shortest, ...back] })];
  const rest = othersOf(procedure, [...shown, ...back]);
  const others =
    rest.length > 0 ? `\n\nOther ways, not drawn:\n\n${grid(['act', 'from', 'to'], rest.map(cellsOf))}` : '';
  return `${caption}\n\n${diagram(procedure, shown, back)}${others}`;
}

/** One row for each status that an act may lead to. */
function split(rule: ActRule): ActRule[] {
  const { from, otherwise } = rule;
  if (!otherwise) return [rule];
  const named = (status: Status): boolean => otherwise.in?.includes(status) ?? false;
  const elsewhere = otherwise.when ? from : from.filter(named);
  return [
    { ...rule, from: from.filter((status) => !named(status)) },
    { ...rule, from: elsewhere, to: otherwise.to },
  ];
}

const caption =
  'The shortest ways to every status, and a way on from each; those with round ends are final. Acts that change no status are in the table of acts alone.';

/** From every status where the shortest ways end, and the case does not, the act that leads on furthest. */
function waysOn({ statuses }: Procedure, arrows: readonly Arrow[], { depth, drawn, back }: Drawing): Arrow[] {
  const aside = (status: Status): boolean => back.some(({ from }) => from === status);
  const far = ({ to }: Arrow): number => (aside(to) ? -1 : depth(to));
  const stuck = Object.keys(statuses).filter(
    (status) => !statuses[status]?.final && !drawn.some(({ from }) => from === status),
  );
  return stuck.flatMap(
    (status) => arrows.filter(({ from }) => from === status).sort((a, b) => far(b) - far(a))[0] ?? [],
  );
}

/** Everything that changes a status, but what ends a case from its beginning on, as a withdrawal does. */
function arrowsOf({ acts, statuses, delivery }: Procedure): Arrow[] {
  const changing = acts.filter(({ from, to }) => !(from.includes(delivery.from) && statuses[to]?.final));
  const receipt = { act: '(receipt)', from: delivery.from, to: delivery.to };
  return [
    receipt,
    ...changing.flatMap(({ act, from, to }) => sourcesOf(from, delivery).map((one) => ({ act, from: one, to }))),
  ].filter(({ from, to }) => to !== 'unchanged' && to !== from);
}

/** What can be done before the receipt and after it is drawn after it. */
const sourcesOf = (from: readonly Status[], delivery: Procedure['delivery']): readonly Status[] =>
  from.includes(delivery.to) ? from.filter((status) => status !== delivery.from) : from;

/** By status: how many changes lead to it at least. */
function depthsOf({ initial }: Procedure, arrows: readonly Arrow[]): Map<Status, number> {
  const depths = new Map([[initial, 0]]);
  for (const [status, depth] of depths) {
    for (const { from, to } of arrows) if (from === status && !depths.has(to)) depths.set(to, depth + 1);
  }
  return depths;
}

function othersOf({ acts }: Procedure, drawn: readonly Arrow[]): { act: string; from: Status[]; to: Status }[] {
  const has = (act: string, status: Status, to: Status) =>
    drawn.some((arrow) => arrow.act === act && arrow.from === status && arrow.to === to);
  return acts
    .filter(({ to }) => to !== 'unchanged')
    .map(({ act, from, to }) => ({ act, from: from.filter((status) => !has(act, status, to)), to }))
    .filter(({ from }) => from.length > 0);
}

const cellsOf = ({ act, from, to }: { act: string; from: Status[]; to: Status }): string[] => [
  code(act),
  codes(from),
  code(to),
];

function diagram({ statuses }: Procedure, shown: readonly Arrow[], back: readonly Arrow[]): string {
  const met = new Set(shown.flatMap(({ from, to }) => [from, to]));
  const boxes = Object.entries(statuses)
    .filter(([status]) => met.has(status))
    .map(([status, { final }]) => `  ${node(status)}${final ? `(["${status}"])` : `["${status}"]`}`);
  const pairs = [...new Set(shown.map(({ from, to }) => `${from} ${to}`))].map((pair) => pair.split(' '));
  const lines = pairs.map(([from = '', to = '']) => {
    const there = shown.filter((arrow) => arrow.from === from && arrow.to === to);
    const again = back.filter((arrow) => arrow.from === to && arrow.to === from);
    const label = [...there.map(({ act }) => act), ...again.map(({ act }) => `back: ${act}`)].join('<br/>');
    return `  ${node(from)} ${again.length > 0 ? '<-->' : '-->'}|"${label}"| ${node(to)}`;
  });
  return ['```mermaid', 'flowchart TD', ...boxes, ...lines, '```'].join('\n');
}

const node = (status: string): string => status.replaceAll('-', '_');
