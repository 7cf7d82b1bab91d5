import { isNativeError } from 'node:util/types';
import { ApiProblem } from '#client';
import { cite, markMeanings, Problem, provisions, type Mark, type ProvisionId } from '#convention';

interface Violation {
  path?: string;
  message: string;
  provision?: string;
  mark?: string;
}

interface FollowUp {
  kind: string;
  relation: string;
  to: string | null;
}

/** A provision as people cite it, with its mark: `Art. 42(3)(b) [≈]`. What this version does not know stays an id. */
export function citation(provision: string | undefined): string {
  return provision === undefined ? '' : [cited(provision), ...markOf(provision).map(bracketed)].join(' ');
}

const cited = (provision: string): string => (isKnown(provision) ? cite(provision) : provision);
const bracketed = (mark: Mark): string => `[${mark}]`;

/** Everything a person needs to mend it, in lines. */
export function errorText(error: unknown): string {
  if (error instanceof ApiProblem) return problemLines(error.problem).join('\n');
  if (error instanceof Problem)
    return problemLines({ ...error.details, title: error.message, code: error.code }).join('\n');
  if (!isNativeError(error)) return String(error);
  return unreachable(error) ?? error.message;
}

function problemLines(problem: Record<string, unknown>): string[] {
  const violations = listOf<Violation>(problem['violations']);
  const allowed = listOf<unknown>(problem['allowedActs']).map(actName);
  const followUps = listOf<FollowUp>(problem['followUps']).map(followUpName);
  const detail = typeof problem['detail'] === 'string' ? problem['detail'] : '';
  const told = violations.some(({ message }) => detail.endsWith(message));
  const provision = problem['provision'] as string | undefined;
  return [
    `${String(problem['title'] ?? 'Refused')} (${String(problem['code'])})`,
    ...(detail === '' || told ? [] : [detail]),
    ...(problem['code'] === 'not-signed-in' ? [TOKEN_UNKNOWN] : []),
    ...violations.map(violationLine),
    ...(provision && violations.length === 0 ? [`  asked for by ${citation(provision)}`] : []),
    ...possible('possible now', [...allowed, ...followUps]),
    ...possible('kinds', listOf<string>(problem['kinds'])),
    ...marksUsed([{ message: '', provision }, ...violations]),
  ];
}

/** Whoever gives a password has signed in: only a token of the training network's file comes to this. */
const TOKEN_UNKNOWN =
  "  The token in the training network's file has ended, or is of another network than the one that runs: npm start renews it.";

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Most messages name the field or the provision themselves; neither is said twice. */
function violationLine({ path, message, provision }: Violation): string {
  const where = path && !message.includes(path) ? `${path}: ` : '';
  if (provision === undefined) return `  ${where}${message}`;
  const isCited = message.includes(cited(provision));
  return `  ${where}${message} ${isCited ? markOf(provision).map(bracketed).join('') : `- ${citation(provision)}`}`;
}

const possible = (what: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}`];

const followUpName = ({ kind, relation, to }: FollowUp): string =>
  `${kind} (${relation}, ${to === null ? 'say --to' : `to ${to}`})`;

const actName = (act: unknown): string => (typeof act === 'string' ? act : String((act as { act?: string }).act));

/** What the marks in the lines above mean: a person must know which of it is checked law. */
function marksUsed(violations: readonly Violation[]): string[] {
  const marks = new Set(violations.flatMap(({ provision }) => markOf(provision)));
  return [...marks].map((mark) => `  ${bracketed(mark)} ${markMeanings[mark]}`);
}

const markOf = (provision: string | undefined): Mark[] =>
  provision !== undefined && isKnown(provision) ? [provisions[provision].mark] : [];

const isKnown = (provision: string): provision is ProvisionId => Object.hasOwn(provisions, provision);

/** What `fetch` throws when nobody answers. */
function unreachable(error: Error): string | null {
  const cause = error.cause as Cause | undefined;
  const why =
    error.name === 'TimeoutError'
      ? 'no answer in time'
      : error.message === 'fetch failed'
        ? [cause?.code ?? cause?.message, whereTo(cause)].filter(Boolean).join(', ')
        : null;
  if (why === null) return null;
  return `The server cannot be reached (${why}). What it was asked may have happened; the same command again is safe.`;
}

interface Cause {
  code?: string;
  message?: string;
  hostname?: string;
  address?: string;
  port?: number;
}

const whereTo = ({ hostname, address, port }: Cause = {}): string | undefined =>
  hostname ?? (address === undefined ? undefined : `${address}:${port}`);
