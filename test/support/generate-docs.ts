import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';
import { formTables } from '#protocol';
import { coveragePage, policiesPage, procedurePage, procedures, rulesInKinds } from '#convention';
import { permissions } from '../../apps/contact-point/identity/permissions.js';
import { catalogue, guardEntries, type CatalogueEntry } from '../../apps/contact-point/problems/catalogue.js';
import { elsewhere, inReceipts, noticeMeanings, registerMeanings, routerMeanings } from './error-meanings.js';

/** A page, or a part of one, that is derived from code. Paths are relative to the root of the repository. */
export interface Page {
  path: string;
  text: string;
}

/** One variable of a configuration class, as its source says. */
export interface Variable {
  name: string;
  text: string;
  /** As it is written in an environment; null when there is none. */
  initial: string | null;
  needed: boolean;
}

/** Which program reads which class. */
export const configurations = [
  { app: 'Contact point', file: 'apps/contact-point/contact-point.config.ts', type: 'ContactPointConfig' },
  { app: 'Router', file: 'apps/router/router-config.ts', type: 'RouterConfig' },
  { app: 'Register', file: 'apps/register/register-config.ts', type: 'RegisterConfig' },
  { app: 'Command line', file: 'apps/cli/contact-point.ts', type: 'CliConfig' },
] as const;

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

/** The first node that the question says yes to. @throws Error naming what was looked for */
function find<T extends ts.Node>(file: string, what: string, is: (node: ts.Node) => node is T): T {
  const visit = (node: ts.Node): T | undefined => (is(node) ? node : ts.forEachChild(node, visit));
  const found = visit(parse(file));
  if (!found) throw new Error(`${file} has no ${what}`);
  return found;
}

const named = (node: ts.NamedDeclaration, name: string): boolean => node.name?.getText() === name;

/** @returns the variables of a configuration class, in the order of the class */
export function variablesOf(file: string, type: string): Variable[] {
  const isWanted = (node: ts.Node): node is ts.ClassDeclaration => ts.isClassDeclaration(node) && named(node, type);
  return find(file, `class ${type}`, isWanted).members.filter(ts.isPropertyDeclaration).map(variableOf);
}

function variableOf(property: ts.PropertyDeclaration): Variable {
  const [doc] = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc);
  const optional = property.questionToken !== undefined;
  return {
    name: property.name.getText(),
    text: (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' '),
    initial: property.initializer ? valueOf(property.initializer) : null,
    needed: !optional && property.initializer === undefined,
  };
}

function valueOf(node: ts.Expression): string {
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf).join(',');
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  throw new Error(`a default that is not a plain value: ${node.getText()}`);
}

/** Members of a union of string literals. */
export function unionOf(file: string, name: string): string[] {
  const isWanted = (node: ts.Node): node is ts.TypeAliasDeclaration =>
    ts.isTypeAliasDeclaration(node) && named(node, name);
  const { type } = find(file, `type ${name}`, isWanted);
  return ts.isUnionTypeNode(type) ? type.types.map((member) => member.getText().slice(1, -1)) : [];
}

const constantOf = (file: string, name: string): ts.Expression => {
  const isWanted = (node: ts.Node): node is ts.VariableDeclaration =>
    ts.isVariableDeclaration(node) && named(node, name);
  return find(file, `constant ${name}`, isWanted).initializer!;
};

/** A constant object of plain values. */
export function objectOf(file: string, name: string): Record<string, string> {
  const value = constantOf(file, name);
  if (!ts.isObjectLiteralExpression(value)) throw new Error(`${name} of ${file} is not an object`);
  const entries = value.properties.filter(ts.isPropertyAssignment);
  const key = ({ name: label }: ts.PropertyAssignment) => (ts.isStringLiteral(label) ? label.text : label.getText());
  return Object.fromEntries(entries.map((entry) => [key(entry), valueOf(entry.initializer)]));
}

/** Members of `new Set(['…'])`. */
export function setOf(file: string, name: string): string[] {
  const value = constantOf(file, name);
  const list = ts.isNewExpression(value) ? value.arguments?.[0] : undefined;
  if (!list || !ts.isArrayLiteralExpression(list)) throw new Error(`${name} of ${file} is not a set`);
  return list.elements.map(valueOf);
}

/** Constants of type Remark: why an act of a timeline has no effect, or not yet. */
export function remarksOf(file: string): Record<string, string> {
  const remarks: Record<string, string> = {};
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.type?.getText() === 'Remark') {
      const { code, message } = objectOf(file, node.name.getText());
      remarks[code ?? ''] = message ?? '';
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return remarks;
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const code = (text: string): string => `\`${text}\``;
const byCode = (entries: Record<string, string>): string[][] =>
  Object.entries(entries).map(([name, meaning]) => [code(name), meaning]);

export const GENERATED = 'Generated from the code by `npm run docs`: do not edit.';

/** docs/configuration.md */
export function configurationPage(): Page {
  const sections = configurations.map(({ app, file, type }) => {
    const rows = variablesOf(file, type).map(({ name, text, initial, needed }) => [
      code(name),
      needed ? '**yes**' : initial === null ? '' : code(initial),
      text,
    ]);
    return `## ${app}\n\n[\`${type}\`](../${file})\n\n${grid(['variable', 'needed, or default', 'meaning'], rows)}`;
  });
  const text = `# Configuration\n\n${GENERATED}\n\n${configurationRules}\n\n${sections.join('\n\n')}\n`;
  return { path: 'docs/configuration.md', text };
}

const configurationRules = `Environment variables only. Each program reads one class of them at start-up and stops, naming what is wrong and never
showing a value, when one is missing or unusable.

- Any variable \`X\` may be given as \`X_FILE\`: a path whose contents are the value. Use it for everything secret. Both at
  once is an error.
- An empty variable counts as not set.
- [.env.example](../.env.example) has every variable with a value to start from.`;

/** docs/errors.md */
export function errorsPage(): Page {
  const finals = setOf('apps/contact-point/exchange/settlement.service.ts', 'FINAL');
  const register = objectOf('apps/register/problems.ts', 'STATUS');
  const router = objectOf('apps/router/problems.ts', 'STATUS');
  const remarks = { ...remarksOf('libs/convention/chain.ts'), ...remarksOf('libs/convention/fold.ts') };
  const notices = unionOf('apps/router/judge.ts', 'Refusal').map((name) => [code(name), noticeMeanings[name] ?? '']);
  const receipts = Object.entries(inReceipts).map(([name, text]) => [
    code(name),
    finals.includes(name) ? 'yes' : 'no',
    text,
  ]);
  const sections = [
    `# Errors\n\n${GENERATED}\n\n${errorRules}`,
    `## HTTP: contact point\n\n${catalogueGrid(catalogue)}`,
    `## HTTP: conditions of the procedures\n\nA condition of a procedure's table that does not hold is an error of its own.\n\n${catalogueGrid(guardEntries())}`,
    `## HTTP: register\n\n${grid(['status', 'code', 'meaning'], serverRows(register, registerMeanings))}`,
    `## HTTP: router\n\n${grid(['status', 'code', 'meaning'], serverRows(router, routerMeanings))}`,
    `## Timeline: why an act has no effect, or not yet\n\nBesides these, any code of \`decide\`: \`act-not-allowed\`, \`act-not-permitted\`, \`contents-…\`, or a condition's.\n\n${grid(['code', 'meaning'], byCode(remarks))}`,
    `## Receipts: why the other State refused a message\n\n${grid(['code', 'final', 'meaning'], receipts)}\n\n${finality}`,
    `## Notices: why the router did not deliver\n\nThe message stays in the outbox and is sent again on schedule.\n\n${grid(['code', 'meaning'], notices)}`,
    `## Logs, security log, quarantine\n\nCodes that no client of the API meets.\n\n${grid(['code', 'meaning'], byCode(elsewhere))}`,
  ];
  return { path: 'docs/errors.md', text: `${sections.join('\n\n')}\n` };
}

const errorRules = `Every error has a stable \`code\`. Over HTTP it comes as problem details (RFC 9457, \`application/problem+json\`): \`type\`,
\`title\`, \`status\`, \`code\`, \`detail\`, and where it helps \`violations\`, \`allowedActs\`, \`provision\`. 503 carries \`Retry-After\`.
Which errors may pass by themselves is decided where the error is born (\`retryable\`), never by who catches it.`;

const finality = `After a final one the same bytes will never be taken, so they are not sent again; an officer may still send them on
purpose ([exchange.md](exchange.md)). After any other the message is sent again on schedule.`;

const serverRows = (statuses: Record<string, string>, meanings: Record<string, string>): string[][] =>
  Object.entries(statuses).map(([name, status]) => [status, code(name), meanings[name] ?? '']);

const catalogueGrid = (entries: Record<string, CatalogueEntry>): string =>
  grid(
    ['status', 'code', 'title', 'meaning'],
    Object.entries(entries).map(([name, { status, title, meaning }]) => [String(status), code(name), title, meaning]),
  );

/** The table of permissions, for docs/api.md. */
export function permissionsTable(): string {
  const roles = ['officer', 'liaison', 'supervisor', 'auditor', 'administrator'] as const;
  const rows = Object.entries(permissions).map(([permission, allowed]) => [
    code(permission),
    ...roles.map((role) => ((allowed as readonly string[]).includes(role) ? 'yes' : '')),
  ]);
  return grid(['permission', ...roles], rows);
}

/** Puts `text` between the marks of that name. @throws Error when the page has no such marks */
export function withPart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: generated by npm run docs -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no part "${name}"`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

const apiPage = (): Page => {
  const path = 'docs/api.md';
  return { path, text: withPart(readFileSync(path, 'utf8'), 'permissions', permissionsTable()) };
};

/** Every member of every message and header, and what it must look like, for docs/protocol.md. */
export function formsPart(): string {
  const { tables, named } = formTables();
  const members = Object.entries(tables).map(
    ([title, rows]) =>
      `#### ${title}\n\n${grid(
        ['member', 'form'],
        rows.map(([name, says]) => [code(name), says]),
      )}`,
  );
  return [grid(['form', 'what it is'], named), ...members].join('\n\n');
}

const protocolPage = (): Page => {
  const path = 'docs/protocol.md';
  return { path, text: withPart(readFileSync(path, 'utf8'), 'forms', formsPart()) };
};

const rulesPage = (): Page => {
  const path = 'docs/rules.md';
  return { path, text: withPart(readFileSync(path, 'utf8'), 'kinds', rulesInKinds()) };
};

/** Pages as they should be on the disk. Those of procedures are not formatted: their own spec compares them. */
export async function generatedPages(): Promise<Page[]> {
  const options = { ...(await prettier.resolveConfig('docs/errors.md')), parser: 'markdown' };
  const policies = { path: 'docs/deadline-policies.md', text: policiesPage() };
  const coverage = { path: 'docs/coverage.md', text: coveragePage() };
  const pages = [errorsPage(), configurationPage(), apiPage(), rulesPage(), protocolPage(), policies, coverage];
  const formatted = pages.map(async ({ path, text }) => ({ path, text: await prettier.format(text, options) }));
  const ofProcedures = Object.values(procedures).map((procedure) => ({
    path: `docs/procedures/${procedure.kind}.md`,
    text: procedurePage(procedure),
  }));
  return [...(await Promise.all(formatted)), ...ofProcedures];
}

async function main(): Promise<void> {
  for (const { path, text } of await generatedPages()) {
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
