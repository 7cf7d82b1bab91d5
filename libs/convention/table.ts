import { fieldsOf, type Field } from './contents/describe.js';
import { catalogue } from './policies/catalogue.js';
import type { Binding } from './policies/policy.js';
import type { EchoRule, LeadRule } from './links/rules.js';
import {
  isReminder,
  type ActRule,
  type DeadlineRule,
  type Guard,
  type GroundRule,
  type Procedure,
} from './procedure.js';
import { markMeanings, provisions, type Mark, type Provision, type ProvisionId } from './provisions.js';
import type { Contents, Remark, Status } from './types.js';

export interface ActRow extends Omit<ActRule, 'contents' | 'guards' | 'warnings' | 'proves' | 'otherwise'> {
  mark: Mark;
  contents: Field[];
  guards: Remark[];
  warnings: Remark[];
  otherwise?: { to: ActRule['to']; in?: readonly Status[]; when?: Remark };
}

/** Where it goes and what is filled in is for the case to say. */
export type LeadRow = Pick<LeadRule, 'kind' | 'relation' | 'title' | 'by' | 'from' | 'provision'> & {
  mark: Mark;
  to: 'other-side' | 'third-state';
};

export type EchoRow = Omit<EchoRule, 'contents'>;

/** The whole table as plain JSON. */
export interface ProcedureTable {
  kind: string;
  title: string;
  article: string;
  provision: ProvisionId;
  mark: Mark;
  /** Who is who, where it is not plain. */
  sides?: Procedure['sides'];
  initial: string;
  contents: Field[];
  statuses: (Procedure['statuses'][string] & { status: string })[];
  acts: ActRow[];
  grounds: (Omit<GroundRule, 'only'> & { mark: Mark; only: Remark | null })[];
  deadlines: (DeadlineRule & { basis: Binding | 'agreed' | 'warning'; mark: Mark })[];
  policies: Procedure['policies'];
  leadsTo: LeadRow[];
  echoes: EchoRow[];
  /** Every provision the table cites. */
  provisions: Record<string, Provision>;
  marks: Readonly<Record<Mark, string>>;
}

export const procedureTable = (procedure: Procedure): ProcedureTable => ({
  kind: procedure.kind,
  title: procedure.title,
  article: procedure.article,
  ...marked(procedure.provision),
  ...(procedure.sides && { sides: procedure.sides }),
  initial: procedure.initial,
  contents: fieldsOf(procedure.contents),
  statuses: Object.entries(procedure.statuses).map(([status, rule]) => ({ status, ...rule })),
  acts: procedure.acts.map(actRow),
  grounds: procedure.grounds.map(({ only, ...ground }) => ({
    ...ground,
    ...marked(ground.provision),
    only: only ? condition(only) : null,
  })),
  deadlines: procedure.deadlines.map((rule) => ({ ...rule, ...marked(rule.provision), basis: basisOf(rule) })),
  policies: procedure.policies,
  leadsTo: (procedure.leadsTo ?? []).map(leadRow),
  echoes: (procedure.echoes ?? []).map(({ contents: _, ...echo }) => echo),
  provisions: Object.fromEntries(citedBy(procedure).map((id) => [id, provisions[id]])),
  marks: markMeanings,
});

const actRow = ({ contents, guards, warnings = [], proves: _, otherwise, ...rule }: ActRule): ActRow => ({
  ...rule,
  ...marked(rule.provision),
  contents: fieldsOf(contents),
  guards: guards.map(condition),
  warnings: warnings.map(condition),
  ...(otherwise && {
    otherwise: { ...otherwise, ...(otherwise.when && { when: condition(otherwise.when) }) } as ActRow['otherwise'],
  }),
});

const leadRow = ({ kind, relation, title, by, from, thirdState, provision }: LeadRule): LeadRow => ({
  ...{ kind, relation, title, by, from },
  to: thirdState ? 'third-state' : 'other-side',
  ...marked(provision),
});

const bases = {
  clock: 'policy',
  suggested: 'policy',
  announced: 'policy',
  agreed: 'agreed',
  period: 'law',
  warning: 'warning',
} as const;

/** What a rule is at most: a limit of a treaty is law only between its parties. */
export function basisOf(rule: DeadlineRule): Binding | 'agreed' | 'warning' {
  if (rule.shape === 'limit') return catalogue[rule.policy].binding;
  if (isReminder(rule)) return 'warning';
  return bases[rule.shape];
}

const condition = ({ code, message, provision }: Guard): Remark => ({ code, message, provision });
const marked = (provision: ProvisionId) => ({ provision, mark: provisions[provision].mark });

/** The provisions that the rows, guards and fields of a procedure cite, in the order of the table of provisions. */
export function citedBy(procedure: Procedure): ProvisionId[] {
  const { acts, grounds, deadlines, leadsTo = [] } = procedure;
  const cited = new Set<ProvisionId | null>([
    procedure.provision,
    ...fieldsOf(procedure.contents).flatMap(citedByField),
    ...acts.flatMap(citedByAct),
    ...grounds.flatMap(({ provision, only }) => [provision, only?.provision ?? null]),
    ...leadsTo.map(({ provision }) => provision),
    ...deadlines.flatMap((rule) => [
      rule.provision,
      ...(rule.shape === 'period' ? rule.floors.map((key) => catalogue[key].provision) : []),
    ]),
  ]);
  return (Object.keys(provisions) as ProvisionId[]).filter((id) => cited.has(id));
}

const citedByAct = ({ provision, provisionBy, contents, guards, warnings = [] }: ActRule): (ProvisionId | null)[] => [
  provision,
  ...Object.values(provisionBy?.is ?? {}),
  ...fieldsOf(contents).flatMap(citedByField),
  ...[...guards, ...warnings].map((guard: Guard<Contents>) => guard.provision),
];

const citedByField = ({ provision, fields = [] }: Field): (ProvisionId | null)[] => [
  provision,
  ...fields.flatMap(citedByField),
];
