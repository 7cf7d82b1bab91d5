import { exampleConversation } from './conversation/example.js';
import type { ActRule, DeadlineRule, Guard, Policy, Procedure, Wait } from './procedure.js';
import { everyRequest } from './rules/every-request.js';
import { twoOfficers } from './rules/four-eyes.js';
import type { Contents, Urgency } from './types.js';

/** Rows that belong together and that several procedures take over as they are. */
export interface Feature {
  acts?: readonly ActRule[];
  deadlines?: readonly DeadlineRule[];
  /** Limits of the clocks among `deadlines`, added to every version of the policy. */
  limits?: Policy;
  /** By act: what the feature asks of acts that the table has anyway. */
  guards?: ByAct<Guard>;
  warnings?: ByAct<Guard>;
  /** The same of guards that look at the table itself, once it is put together. */
  guardsOf?: (table: Procedure) => ByAct<Guard>;
  /** Acts that cannot be performed while something is open: the requested State's clocks that wait for one of them pause. */
  halts?: { acts: readonly string[]; while: Wait };
  /** By act, as the procedure's; the table's own win. */
  examples?: Procedure['examples'];
  confirmsEmergency?: string;
  /** Whether a request asks for what compels somebody: then a second officer approves it before it is submitted. */
  compels?: (request: Contents) => boolean;
  /** What a request says in which the feature's acts can happen, where the example of the table does not. */
  occasion?: Occasion;
}

type ByAct<T> = Readonly<Record<string, readonly T[]>>;

/** A change to the example request. */
export interface Occasion {
  urgency?: Urgency;
  contents?: Contents;
}

/** What a kind of request writes down itself: every request begins as a draft, is submitted, and is delivered by its receipt. */
export type Table = Omit<Procedure, 'initial' | 'submit' | 'delivery' | 'occasion'>;

/**
 * A procedure from its own table and from what it shares with others; what holds for every request comes by itself.
 *
 * @throws Error when a feature asks something of an act that the table does not have
 */
export function assemble(table: Table, ...own: readonly Feature[]): Procedure {
  const confirmsEmergency = own.map((feature) => feature.confirmsEmergency).find((act) => act !== undefined);
  const features = [
    ...everyRequest(table.provision),
    ...own,
    ...demandTwoOfficers(own, confirmsEmergency !== undefined),
  ];
  const acts = [...table.acts, ...features.flatMap(({ acts: rows = [] }) => rows)];
  demandActs(table.kind, acts, features);
  const procedure = {
    ...table,
    ...(confirmsEmergency !== undefined && { confirmsEmergency }),
    initial: 'draft',
    submit: 'submit',
    delivery: { from: 'submitted', to: 'delivered' },
    acts: acts.map((rule) => withDemands(rule, features)),
    deadlines: [...table.deadlines, ...features.flatMap(({ deadlines = [] }) => deadlines)].map((rule) =>
      withPauses(rule, features),
    ),
    policies: withLimits(table.policies, features),
    examples: examplesOf(acts, [...features, table]),
    occasion: occasionOf(features),
  };
  const late = features.flatMap(({ guardsOf }) => (guardsOf ? { guards: guardsOf(procedure) } : []));
  return { ...procedure, acts: procedure.acts.map((rule) => withDemands(rule, late)) };
}

const demandTwoOfficers = (features: readonly Feature[], confirmedThere: boolean): Feature[] =>
  features.flatMap(({ compels }) => (compels ? [{ guards: { submit: twoOfficers(compels, confirmedThere) } }] : []));

function demandActs(kind: string, acts: readonly ActRule[], features: readonly Feature[]): void {
  const named = features.flatMap(({ guards = {}, warnings = {} }) => [
    ...Object.keys(guards),
    ...Object.keys(warnings),
  ]);
  const missing = named.find((act) => !acts.some((rule) => rule.act === act));
  if (missing) throw new Error(`The table of ${kind} has no act ${missing}, of which a feature asks something`);
}

function withDemands(rule: ActRule, features: readonly Feature[]): ActRule {
  const guards = features.flatMap((feature) => feature.guards?.[rule.act] ?? []);
  const warnings = features.flatMap((feature) => feature.warnings?.[rule.act] ?? []);
  return {
    ...rule,
    guards: [...rule.guards, ...guards],
    ...(warnings.length > 0 && { warnings: [...(rule.warnings ?? []), ...warnings] }),
  };
}

/** A limit of law runs on: nobody has agreed to more time. */
function withPauses(rule: DeadlineRule, features: readonly Feature[]): DeadlineRule {
  if (rule.shape !== 'clock' || rule.side !== 'requested') return rule;
  const halting = features.flatMap(({ halts }) => (halts?.acts.some((act) => rule.stops.includes(act)) ? halts : []));
  if (halting.length === 0) return rule;
  return { ...rule, pausedWhile: [...(rule.pausedWhile ?? []), ...halting.map((one) => one.while)] };
}

const withLimits = (policies: Table['policies'], features: readonly Feature[]): Table['policies'] =>
  Object.fromEntries(
    Object.entries(policies).map(([version, policy]) => [
      version,
      Object.assign({}, policy, ...features.map(({ limits = {} }) => limits)) as Policy,
    ]),
  );

function examplesOf(acts: readonly ActRule[], says: readonly Pick<Feature, 'examples'>[]): Table['examples'] {
  const there = Object.entries(exampleConversation).filter(([name]) => acts.some(({ act }) => act === name));
  return Object.assign(Object.fromEntries(there), ...says.map(({ examples = {} }) => examples)) as Table['examples'];
}

const occasionOf = (features: readonly Feature[]): Occasion => {
  const occasions = features.flatMap(({ occasion }) => occasion ?? []);
  return Object.assign({}, ...occasions, {
    contents: Object.assign({}, ...occasions.map(({ contents = {} }) => contents)) as Contents,
  }) as Occasion;
};
