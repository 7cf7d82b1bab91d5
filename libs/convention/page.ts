import { spell } from './deadlines/calendar.js';
import { pictureOf } from './diagram.js';
import { code, codes, grid } from './markdown.js';
import type { Field } from './contents/describe.js';
import { catalogue } from './policies/catalogue.js';
import type { ClockRule, DeadlineRule, LimitRule, Policy, Procedure } from './procedure.js';
import { cite, instrumentName, provisions, type ProvisionId } from './provisions.js';
import { procedureTable, type ActRow, type ProcedureTable } from './table.js';
import { urgencies, type Remark, type Side } from './types.js';

/** The procedure as a page for lawyers and newcomers: Markdown with a mermaid diagram, derived from the table alone. */
export function procedurePage(procedure: Procedure): string {
  const table = procedureTable(procedure);
  const sections = [
    `# ${table.title}\n\nKind \`${table.kind}\`, ${table.article}. Generated from the table in \`libs/convention/${table.kind}\` by \`npm run docs\`: do not edit.`,
    ...(table.sides ? [sides(table.sides)] : []),
    marks(table),
    `## The way of a request\n\n${pictureOf(procedure)}`,
    statuses(table),
    acts(table),
    conditions(table),
    grounds(table),
    `## Contents of the request\n\n${fields(table.contents)}`,
    contentsOfActs(table),
    deadlines(table),
    policies(table),
    ...(table.leadsTo.length > 0 ? [leads(table)] : []),
    ...(table.echoes.length > 0 ? [echoes(table)] : []),
    cited(table),
  ];
  return `${sections.join('\n\n')}\n`;
}

const source = (id: ProvisionId | null): string => (id ? `${cite(id)} [${provisions[id].mark}]` : '');

const sides = (who: Record<Side, string>): string =>
  `The requesting State is here ${who.requesting}; the requested State is ${who.requested}.`;

const marks = ({ marks: meanings }: ProcedureTable): string =>
  `## Marks\n\nEvery provision carries a mark that says how sure we are of it. Not legal advice.\n\n${grid(
    ['mark', 'meaning'],
    Object.entries(meanings),
  )}`;

const statuses = ({ statuses: rules }: ProcedureTable): string =>
  `## Statuses\n\n${grid(
    ['status', 'meaning', 'whose turn'],
    rules.map(({ status, meaning, final, awaiting }) => [code(status), meaning, final ? 'final' : (awaiting ?? '')]),
  )}`;

const acts = ({ acts: rules }: ProcedureTable): string =>
  `## Acts\n\n${grid(
    ['act', 'what', 'by', 'roles', 'from', 'to', 'conditions', 'provision'],
    rules.map((rule) => [
      code(rule.act),
      rule.title,
      rule.by,
      rule.roles.join(', '),
      codes(rule.from),
      targets(rule),
      [...rule.guards.map((guard) => code(guard.code)), ...rule.warnings.map((w) => `warns: ${code(w.code)}`)].join(
        ', ',
      ),
      sources(rule),
    ]),
  )}`;

const sources = ({ provision, provisionBy }: ActRow): string =>
  [
    source(provision),
    ...Object.entries(provisionBy?.is ?? {}).map(([value, id]) => `${code(value)}: ${source(id)}`),
  ].join('; ');

const target = (to: ActRow['to']): string => (to === 'unchanged' ? to : code(to));

function targets({ to, otherwise }: ActRow): string {
  if (!otherwise) return target(to);
  const where = [
    otherwise.in ? `from ${codes(otherwise.in)}` : '',
    otherwise.when ? `where ${code(otherwise.when.code)}` : '',
  ].filter(Boolean);
  return `${target(to)}; ${target(otherwise.to)} ${where.join(' or ')}`;
}

function conditions({ acts: rules }: ProcedureTable): string {
  const all = rules.flatMap(({ guards, warnings }) => [...guards, ...warnings]);
  const targets = rules.flatMap(({ otherwise }) => otherwise?.when ?? []);
  const others = [...new Map(targets.map((when) => [when.code, when])).values()];
  const rows = [...new Map(all.map((guard) => [guard.code, guard])).values()];
  return `## Conditions\n\n${grid(
    ['code', 'what is said when it does not hold', 'provision'],
    rows.map((guard) => [code(guard.code), guard.message, source(guard.provision ?? null)]),
  )}${elsewhere(others)}`;
}

/** Conditions that stop nothing: they say where an act leads. */
const elsewhere = (list: readonly Remark[]): string =>
  list.length === 0
    ? ''
    : `\n\nWhere an act leads elsewhere:\n\n${grid(
        ['code', 'when', 'provision'],
        list.map(({ code: name, message, provision }) => [code(name), message, source(provision ?? null)]),
      )}`;

const grounds = ({ grounds: rules }: ProcedureTable): string =>
  rules.length === 0
    ? '## Grounds for refusal\n\nNone: nothing is asked for that could be refused.'
    : `## Grounds for refusal\n\nThe list is closed. Bank secrecy and fiscal nature are not on it.\n\n${grid(
        ['ground', 'meaning', 'only when', 'provision'],
        rules.map(({ ground, title, only, provision }) => [
          code(ground),
          title,
          only?.message ?? '',
          source(provision),
        ]),
      )}`;

const fields = (list: readonly Field[]): string =>
  grid(
    ['field', 'asks for', 'needed', 'type', 'provision'],
    flat(list, '').map(([path, field]) => [
      code(path),
      field.title,
      field.required ? 'yes' : '',
      typeOf(field),
      source(field.provision),
    ]),
  );

const flat = (list: readonly Field[], parent: string): [string, Field][] =>
  list.flatMap((field) => {
    const path = `${parent}${field.name}`;
    const inside = field.type === 'list' ? `${path}[].` : `${path}.`;
    return [[path, field] as [string, Field], ...flat(field.fields ?? [], inside)];
  });

function typeOf({ type, items, values, maxLength, min, max, maxItems, anyOf }: Field): string {
  const parts = [
    items ? `list of ${items}` : type,
    values ? codes(values) : '',
    maxLength ? `at most ${maxLength} characters` : '',
    min !== undefined ? `${min} to ${max}` : '',
    maxItems ? `at most ${maxItems}` : '',
    anyOf ? `at least one of ${codes(anyOf)}` : '',
  ];
  return parts.filter(Boolean).join('; ');
}

function contentsOfActs({ acts: rules, contents }: ProcedureTable): string {
  const own = ({ contents: list }: ActRow): boolean => list.length !== contents.length;
  const parts = rules.filter(own).map((rule) => `### ${code(rule.act)}\n\n${fields(rule.contents)}`);
  return `## Contents of the acts\n\n\`submit\` carries the contents of the request.\n\n${parts.join('\n\n')}`;
}

const deadlines = ({ deadlines: rules }: ProcedureTable): string =>
  `## Deadlines\n\n${grid(
    ['key', 'what', 'basis', 'who must act', 'starts', 'stops', 'pauses, moves, repeats', 'provision'],
    rules.map((rule) => [
      code(rule.key),
      rule.title,
      rule.basis === 'law' ? '**law**' : rule.basis,
      rule.side,
      ...workings(rule),
      source(rule.provision),
    ]),
  )}`;

type Workings = [starts: string, stops: string, rest: string];

/** Start, stop and the rest of one rule in words. */
function workings(rule: DeadlineRule): Workings {
  switch (rule.shape) {
    case 'clock':
      return clockWorkings(rule);
    case 'limit':
      return limitWorkings(rule);
    case 'period':
      return [
        `${code(rule.starts.act)}: ${code(rule.starts.instant)} and ${code(rule.starts.days)} calendar days`,
        codes([...rule.stops, ...rule.cancelledBy]),
        `extended by ${code(rule.extendedBy.act)} from the previous end; suspended for good in ${codes(rule.suspendedIn)}; calendar days in the legal zone of the ${rule.zone} State`,
      ];
    case 'warning':
      return [
        `${rule.daysBefore.join(', ')} calendar days before ${code(rule.of)}`,
        'extension, suspension or end of the period',
        `tells both sides; again after an extension`,
      ];
    case 'agreed':
      return [`${codes(rule.starts)}: end of ${code('date')}`, 'as the deadline it is about', agreedWorkings];
    case 'suggested':
      return [`end of ${code(`${rule.field}.date`)}`, codes(rule.stops), 'suggested by the requesting State'];
    case 'announced':
      return [
        `${code(rule.starts)}: end of ${code(rule.field)}`,
        codes([...rule.stops, ...(rule.cancelledBy ?? [])]),
        rule.reminds ? `tells the ${rule.reminds.join(' and the ')} State` : 'replaced by a later one',
      ];
  }
}

const agreedWorkings =
  'whose it is, that deadline says; replaced by the next agreed date for it; neither moves nor ends it';

function clockWorkings({
  starts,
  stops,
  where,
  onlyWith,
  pausedIn,
  pausedWhile = [],
  into,
  ...rule
}: ClockRule): Workings {
  const words = [
    onlyWith ? `only with ${code(onlyWith)}` : '',
    where ? `only where ${code(where.field)} is ${code(where.is)}` : '',
    pausedIn ? `paused in ${codes(pausedIn)}` : '',
    ...pausedWhile.map(({ asks, answers }) => `paused from ${code(asks)} to ${codes(answers)}`),
    into ? `only where it leads to ${code(into)}` : '',
    lastBefore(rule.after),
    rule.repeats ? 'repeats' : '',
    rule.outlives ? 'outlives the case' : '',
  ];
  return [codes([starts].flat()), codes(stops), words.filter(Boolean).join('; ')];
}

function lastBefore(after: LimitRule['after']): string {
  if (!after) return '';
  const last = [after.last].flat();
  if (last.join() === after.of.join()) return `only after ${codes(last)}`;
  return `only where, of ${codes(after.of)}, the last was ${codes(last)}`;
}

function limitWorkings(rule: LimitRule): Workings {
  const { treaty, span } = catalogue[rule.policy];
  const length = span === null ? '' : 'routine' in span ? 'by urgency' : spell(span);
  const bound = treaty ? `law where ${code(treaty)} binds both, ${rule.otherwise ?? 'absent'} elsewhere` : '';
  return [
    `${codes([rule.starts].flat())}${rule.from ? `: ${code(rule.from)}` : ''} and ${length} (${code(rule.policy)})`,
    codes([...rule.stops, ...(rule.cancelledBy ?? [])]),
    [
      bound,
      lastBefore(rule.after),
      rule.unless ? `absent where ${code(rule.unless)} binds both` : '',
      rule.pausedIn ? `paused in ${codes(rule.pausedIn)}` : '',
      rule.repeats ? 'repeats' : '',
      rule.saysWhen ? `ends at ${codes([...new Set(Object.values(rule.saysWhen))])}` : '',
      rule.yieldsTo ? 'an agreed date takes its place' : '',
    ]
      .filter(Boolean)
      .join('; '),
  ];
}

const policies = ({ policies: versions }: ProcedureTable): string =>
  Object.entries(versions)
    .map(([version, policy]) => `## Network policy ${version}: not law\n\n${policyGrid(policy)}`)
    .join('\n\n');

const leads = ({ leadsTo }: ProcedureTable): string =>
  `## What a case can lead to\n\nA request drafted from a case is filled in with what the case says already, and names it ([links](../links.md)).\n\n${grid(
    ['kind', 'what', 'relation', 'by', 'to', 'from', 'provision'],
    leadsTo.map(({ kind, title, relation, by, to, from, provision }) => [
      code(kind),
      title,
      relation,
      by,
      to === 'third-state' ? 'a third State' : 'the other side',
      codes(from),
      source(provision),
    ]),
  )}`;

const echoes = ({ echoes: rules }: ProcedureTable): string =>
  `## Acts that are told in a linked case\n\nBy the same side, in the same transaction, as an act of its own.\n\n${grid(
    ['act', 'when its case is linked as', 'to a case of kind', 'act there'],
    rules.map(({ act, relation, in: kind, as }) => [code(act), code(relation), code(kind), code(as)]),
  )}`;

const policyGrid = (policy: Policy): string =>
  grid(
    ['clock', ...urgencies],
    Object.entries(policy).map(([key, spans]) => [code(key), ...urgencies.map((urgency) => spelt(spans[urgency]))]),
  );

const spelt = (span: Policy[string]['routine']): string => (span ? spell(span) : 'no limit');

const cited = ({ provisions: list }: ProcedureTable): string =>
  `## Provisions\n\nParaphrase, never quotation.\n\n${grid(
    ['id', 'instrument', 'article', 'in short', 'mark'],
    Object.entries(list).map(([id, { instrument, article, text, mark }]) => [
      code(id),
      instrumentName(instrument),
      article,
      text,
      mark,
    ]),
  )}`;
