import { isNativeError } from 'node:util/types';
import { ApiProblem } from '#client';
import { cite, markMeanings, Problem, provisions, type Mark, type ProvisionId } from '#convention';

interface Violation {
  path?: string;
  message: string;
  provision?: string;
  mark?: string;
}

/** A provision as people cite it, with its mark: `Art. 42(3)(b) [≈]`. What this version does not know stays an id. */
export function citation(provision: string | undefined): string {
  if (provision === undefined) return '';
  if (!Object.hasOwn(provisions, provision)) return provision;
  const id = provision as ProvisionId;
  return `${cite(id)} [${provisions[id].mark}]`;
}

/** Everything a person needs to mend it, in lines. */
export function errorText(error: unknown): string {
  if (error instanceof ApiProblem) return problemLines(error.problem).join('\n');
  if (error instanceof Problem)
    return problemLines({ ...error.details, title: error.message, code: error.code }).join('\n');
  if (!isNativeError(error)) return String(error);
  return unreachable(error) ?? error.message;
}

function problemLines(problem: Record<string, unknown>): string[] {
  const violations = (Array.isArray(problem['violations']) ? problem['violations'] : []) as Violation[];
  const allowed = (Array.isArray(problem['allowedActs']) ? problem['allowedActs'] : []) as string[];
  const provision =
    typeof problem['provision'] === 'string' ? [`  asked for by ${citation(problem['provision'])}`] : [];
  return [
    `${String(problem['title'] ?? 'Refused')} (${String(problem['code'])})`,
    ...(problem['detail'] ? [String(problem['detail'])] : []),
    ...(violations.length === 0 ? provision : violations.map(violationLine)),
    ...(allowed.length === 0 ? [] : [`  possible now: ${allowed.map(actName).join(', ')}`]),
    ...marksUsed([problem as unknown as Violation, ...violations]),
  ];
}

function violationLine({ path, message, provision }: Violation): string {
  const by = provision === undefined ? '' : ` - ${citation(provision)}`;
  return `  ${path ? `${path}: ` : ''}${message}${by}`;
}

const actName = (act: unknown): string => (typeof act === 'string' ? act : String((act as { act?: string }).act));

/** What the marks in the lines above mean: a person must know which of it is checked law. */
function marksUsed(violations: readonly Violation[]): string[] {
  const marks = new Set(violations.flatMap(({ provision }) => markOf(provision)));
  return [...marks].map((mark) => `  [${mark}] ${markMeanings[mark]}`);
}

const markOf = (provision: string | undefined): Mark[] =>
  provision !== undefined && Object.hasOwn(provisions, provision) ? [provisions[provision as ProvisionId].mark] : [];

/** What `fetch` throws when nobody answers. */
function unreachable(error: Error): string | null {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  const why =
    error.name === 'TimeoutError'
      ? 'no answer in time'
      : error.message === 'fetch failed'
        ? (cause?.code ?? cause?.message ?? '')
        : null;
  if (why === null) return null;
  return `The server cannot be reached (${why}). What it was asked may have happened; the same command again is safe.`;
}
