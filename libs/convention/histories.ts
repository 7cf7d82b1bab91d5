import { exampleApproval } from './approval.js';
import { decide } from './decide.js';
import { judge, type Proposal } from './judge.js';
import type { Examples, Procedure } from './procedure.js';
import { Problem } from './problem.js';
import { Rehearsal, exampleTerms, type Script } from './rehearsal.js';
import type { Approval, CaseState, Contents, Role, Side, Terms, Urgency } from './types.js';

const begin = Date.UTC(2026, 2, 2, 6);
const hour = 3_600_000;

/** One step of a way through a table; `receive` is the receipt of the submit act. */
export interface Step {
  act: string;
  at: string;
}
/** A script, and what its request says of its urgency. */
export type Told = Script & { terms: { urgency?: Urgency } };

export interface Place {
  way: readonly Step[];
  /** The one it was reached by. */
  script: Told;
  state: CaseState;
  /** What is possible from there. */
  steps: readonly Step[];
}

/** The code with which an act is refused, or `done`. */
export function outcomeOf(
  procedure: Procedure,
  state: CaseState,
  proposal: {
    act: string;
    side: Side;
    role: Role;
    contents?: Contents;
    at: Date;
    urgency?: Urgency;
    officer?: { id: string };
    approval?: Approval;
  },
): string {
  try {
    decide(procedure, state, { ...usual, ...proposal, contents: proposal.contents ?? {} });
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** As `outcomeOf`, asked of the judge that decides for `decide`: for questions by the ten thousand. */
export function verdictOf(procedure: Procedure, state: CaseState, asked: Proposal): string {
  // Member by member: a spread costs more than the judgement.
  const { act, side, role, contents, at, signed, terms, links, officer, proofs } = asked;
  const { urgency = usual.urgency, approval = usual.approval } = asked;
  const proposal = { act, side, role, contents, at, urgency, signed, terms, links, officer, approval, proofs };
  return judge(procedure, state, proposal).refused?.code ?? 'done';
}

/** Of a submission, where nothing else is said. */
const usual: Pick<Proposal, 'urgency' | 'approval'> = { urgency: 'urgent', approval: exampleApproval() };

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
  return way.reduce((far, step) => advance(script, far, step), rehearsal);
}

function advance({ examples }: Script, rehearsal: Rehearsal, { act, at }: Step): Rehearsal {
  if (act === 'receive') rehearsal.receive(at);
  else rehearsal.sign(act, at, { contents: examples[act]?.(at) ?? {} });
  return rehearsal.exchange();
}

/** Steps possible with the example contents: an hour later, or after a hundred days for what waits for its time. */
function stepsFrom({ procedure, examples, terms }: Told, way: readonly Step[], state: CaseState): Step[] {
  const now = Date.parse(way.at(-1)?.at ?? new Date(begin).toISOString()) + hour;
  const [soon, later] = [iso(now), iso(now + 2400 * hour)];
  const receipts = state.status === procedure.delivery.from ? [{ act: 'receive', at: soon }] : [];
  const rules = procedure.acts.filter(({ from }) => from.includes(state.status));
  const steps = rules.filter(({ act, by, roles }) => {
    const role = roles[0]!;
    const at = role === 'clock' ? later : soon;
    const contents = examples[act]?.(at) ?? {};
    const proposal: Proposal = {
      act,
      side: by,
      role,
      contents,
      at: new Date(at),
      signed: true,
      urgency: terms.urgency,
    };
    return verdictOf(procedure, state, proposal) === 'done';
  });
  return [...receipts, ...steps.map(({ act, roles }) => ({ act, at: roles[0] === 'clock' ? later : soon }))];
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Where a way of a table has led. */
export const placeAfter = (script: Script, way: readonly Step[]): Place => placeIn({ ...script, terms: {} }, way);

/** Thousands of ways lead through the same steps: the same contents for each, so that they are validated once. */
function once(examples: Examples): Examples {
  const made = new Map<string, Contents>();
  const remembered = (name: string, make: Examples[string]) => (at?: string) => {
    const key = `${name} ${at}`;
    const contents = made.get(key) ?? make(at);
    made.set(key, contents);
    return contents;
  };
  return Object.fromEntries(Object.entries(examples).map(([name, make]) => [name, remembered(name, make)]));
}

function placeIn(script: Told, way: readonly Step[], told = script, rehearsal = walk(told, way, script.terms)): Place {
  const state = rehearsal.state();
  return { way, state, steps: stepsFrom(told, way, state), script };
}

/**
 * The places of a table that its own examples lead to, in an ordinary case and in an eventful one: by status and by what
 * leads on from there, and wherever an act that changes no status is possible for the first time.
 */
export const placesOf = (script: Script): Place[] => occasionsOf(script).flatMap(placesIn);

/** As `placesOf`, in the ordinary case alone. */
export function ordinaryPlacesOf(script: Script): readonly Place[] {
  const places = ordinary.get(script) ?? placesIn({ ...script, terms: {} });
  ordinary.set(script, places);
  return places;
}

/** Asked more than once of a script. */
const ordinary = new WeakMap<Script, readonly Place[]>();

/** The script as it is, and with what its procedure's `occasion` changes. */
function occasionsOf({ procedure, examples }: Script): Told[] {
  const { urgency, contents = {} } = procedure.occasion ?? {};
  const submit: Examples[string] = (...told) => ({
    ...examples[procedure.submit]?.(...told),
    ...structuredClone(contents),
  });
  const plain = { procedure, examples, terms: {} };
  const eventful = {
    procedure,
    examples: { ...examples, [procedure.submit]: submit },
    terms: urgency ? { urgency } : {},
  };
  return urgency || Object.keys(contents).length > 0 ? [plain, eventful] : [plain];
}

function placesIn(script: Told): Place[] {
  const told = { ...script, examples: once(script.examples) };
  const leadsOn = new Set(script.procedure.acts.flatMap(({ act, to }) => (to === 'unchanged' ? [] : act)));
  const places: Place[] = [];
  const seen = new Set<string>();
  const ways = [{ way: [] as readonly Step[], reach: () => walk(told, [], script.terms) }];
  for (const { way, reach } of ways) {
    const rehearsal = reach();
    const place = placeIn(script, way, told, rehearsal);
    const { state, steps } = place;
    const onwards = steps.filter(({ act }) => leadsOn.has(act)).map(({ act }) => act);
    const isNew = (mark: string): boolean => !seen.has(`${state.status}: ${mark}`);
    const asides = steps.filter(({ act }) => !leadsOn.has(act) && isNew(act)).map(({ act }) => act);
    const changed = isNew(onwards.join(' '));
    if (!changed && asides.length === 0) continue;
    for (const mark of [onwards.join(' '), ...asides]) seen.add(`${state.status}: ${mark}`);
    places.push(place);
    // What changes no status has been tried from another place like this one, unless it is possible for the first time.
    for (const step of steps.filter(({ act }) => changed || leadsOn.has(act) || asides.includes(act)))
      ways.push({ way: [...way, step], reach: () => advance(told, rehearsal.copy(), step) });
  }
  return places;
}
