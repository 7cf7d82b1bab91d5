import { decide } from './decide.js';
import { judge, type Proposal } from './judge.js';
import type { Procedure } from './procedure.js';
import { Problem } from './problem.js';
import { Rehearsal, exampleTerms, type Script } from './rehearsal.js';
import type { CaseState, Contents, Role, Side, Terms, Urgency } from './types.js';

const begin = Date.UTC(2026, 2, 2, 6);
const hour = 3_600_000;

/** One step of a way through a table; `receive` is the receipt of the submit act. */
export interface Step {
  act: string;
  at: string;
}
export interface Place {
  way: readonly Step[];
  state: CaseState;
  /** What is possible from there. */
  steps: readonly Step[];
}

/** The code with which an act is refused, or `done`. */
export function outcomeOf(
  procedure: Procedure,
  state: CaseState,
  proposal: { act: string; side: Side; role: Role; contents?: Contents; at: Date; urgency?: Urgency },
): string {
  try {
    decide(procedure, state, { urgency: 'urgent', ...proposal, contents: proposal.contents ?? {} });
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** As `outcomeOf`, asked of the judge that decides for `decide`: for questions by the ten thousand. */
export function verdictOf(procedure: Procedure, state: CaseState, proposal: Proposal): string {
  return judge(procedure, state, { urgency: 'urgent', ...proposal }).refused?.code ?? 'done';
}

/**
 * What becomes of an act, tried by whom the table names with its example contents and `change`: `done`, or the code of the
 * refusal.
 */
export function attempt(
  procedure: Procedure,
  state: CaseState,
  { act, at, change = {} }: { act: string; at: string; change?: Contents },
): string {
  const rule = procedure.acts.find((row) => row.act === act);
  if (!rule) throw new Error(`${procedure.kind} has no act ${act}`);
  const contents = { ...procedure.examples[act]?.(at), ...change };
  return outcomeOf(procedure, state, { act, side: rule.by, role: rule.roles[0]!, contents, at: new Date(at) });
}

export function walk(script: Script, way: readonly Step[], terms: Partial<Terms> = {}): Rehearsal {
  const rehearsal = new Rehearsal(exampleTerms({ kind: script.procedure.kind, ...terms }));
  for (const { act, at } of way) {
    if (act === 'receive') rehearsal.receive(at);
    else rehearsal.play(act, at);
  }
  return rehearsal;
}

/** Steps possible with the example contents: an hour later, or after a hundred days for what waits for its time. */
function stepsFrom({ procedure, examples }: Script, way: readonly Step[], state: CaseState): Step[] {
  const now = Date.parse(way.at(-1)?.at ?? new Date(begin).toISOString()) + hour;
  const receipts = state.status === procedure.delivery.from ? [{ act: 'receive', at: iso(now) }] : [];
  return procedure.acts.reduce<Step[]>((steps, { act, by, roles }) => {
    const role = roles[0] as Role;
    const at = role === 'clock' ? now + 2400 * hour : now;
    const proposal = { act, side: by, role, contents: examples[act]?.(iso(at)) ?? {}, at: new Date(at) };
    const done = verdictOf(procedure, state, proposal) === 'done';
    return done ? [...steps, { act, at: iso(at) }] : steps;
  }, receipts);
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Where a way of a table has led. */
export function placeAfter(script: Script, way: readonly Step[]): Place {
  const state = walk(script, way).state();
  return { way, state, steps: stepsFrom(script, way, state) };
}

/** Every different place of a table that its own examples lead to: by status and by what is possible from there. */
export function placesOf(script: Script): Place[] {
  const places = new Map<string, Place>();
  const ways: (readonly Step[])[] = [[]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    const place = placeAfter(script, way);
    const key = `${place.state.status}: ${place.steps.map(({ act }) => act).join(' ')}`;
    if (places.has(key)) continue;
    places.set(key, place);
    for (const step of place.steps) ways.push([...way, step]);
  }
  return [...places.values()];
}
