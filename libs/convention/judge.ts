import { pruned, violationsOf, violationsOfSigned } from './contents/check.js';
import { aimOf, type ActRule, type Guard, type GuardFacts, type Procedure } from './procedure.js';
import type {
  Act,
  Approval,
  CaseView,
  Contents,
  Remark,
  Role,
  Side,
  Status,
  Terms,
  Urgency,
  Violation,
} from './types.js';

/** What somebody wants to do, or has signed that they did. */
export interface Proposal {
  act: string;
  side: Side;
  role: Role;
  contents: unknown;
  at: Date;
  /** Of a draft, which has no terms yet. */
  urgency?: Urgency | null;
  /** It is an act, whose contents never change. */
  signed?: true;
  /** Of the submit act. */
  terms?: Terms;
  /** Of a draft: the cases that it names. */
  links?: GuardFacts['links'];
  /** Who acts. */
  officer?: { id: string };
  /** Of the submit act: that of a second officer. */
  approval?: Approval;
  proofs?: readonly Act[];
}

export interface Refused extends Remark {
  violations?: Violation[];
  details?: Record<string, unknown>;
}
/** `contents`: what the act says, without the fields that hold null, which says no more than their absence. */
export type Verdict =
  { rule: ActRule; contents: Contents; to: Status; warnings: Remark[]; refused?: undefined } | { refused: Refused };

/**
 * The one judge: the same code decides what an officer may do now and what a signed act did. Order of the questions:
 * does the table have the act for this side and status, for this role, are the contents complete, do the guards hold.
 */
export function judge(procedure: Procedure, view: CaseView, proposal: Proposal): Verdict {
  const rule = possible(procedure, view, proposal);
  if (!rule) return { refused: notPossible(procedure, view, proposal) };
  if (!rule.roles.includes(proposal.role)) return { refused: notPermitted(rule, proposal.role) };
  const violations = (proposal.signed ? violationsOfSigned : violationsOf)(rule.contents, proposal.contents);
  if (violations.length > 0) return { refused: badContents(violations) };
  const facts = factsOf(view, proposal);
  const broken = rule.guards.find((guard) => !guard.holds(facts));
  if (broken) return { refused: { ...remark(broken), ...(broken.details && { details: broken.details(facts) }) } };
  const warnings = (rule.warnings ?? []).filter((guard) => !guard.holds(facts)).map(remark);
  return { rule, contents: facts.contents, to: targetOf(rule, facts), warnings };
}

/** Where an act leads, as far as these facts say. */
export function targetOf(rule: ActRule, facts: GuardFacts): Status {
  const to = rule.otherwise?.when?.holds(facts) ? rule.otherwise.to : aimOf(rule, facts.view.status);
  return to === 'unchanged' ? facts.view.status : to;
}

/** The guards on the case alone, which can be asked before there are contents. */
export const offered = (rule: ActRule, facts: GuardFacts): boolean =>
  rule.guards.every((guard) => guard.needs !== 'case' || guard.holds(facts));

/** What is known before anybody has filled in anything. */
export const bare = (view: CaseView, at: Date): GuardFacts => ({
  view,
  at,
  contents: {},
  urgency: null,
  terms: view.terms,
  links: view.terms?.links ?? [],
  officer: null,
  approver: null,
  proofs: [],
});

function possible(procedure: Procedure, view: CaseView, { act, side }: Proposal): ActRule | undefined {
  return procedure.acts.find((rule) => rule.act === act && rule.by === side && rule.from.includes(view.status));
}

/** The contents have been validated, or are those of an unfinished draft: guards then see no null, however they came. */
export const factsOf = (
  view: CaseView,
  { contents, at, urgency, terms, links = [], officer, approval, proofs = [] }: Proposal,
): GuardFacts => ({
  view,
  contents: pruned(contents as Contents),
  at,
  urgency: urgency ?? view.terms?.urgency ?? null,
  terms: view.terms ?? terms ?? null,
  links: (view.terms ?? terms)?.links ?? links,
  officer: officer?.id ?? null,
  approver: approval?.officer?.id ?? null,
  proofs,
});

/** A case that is a draft still. */
export const draftOf = ({ kind, initial }: Pick<Procedure, 'kind' | 'initial'>): CaseView => ({
  kind,
  status: initial,
  terms: null,
  contents: null,
  effective: [],
});

/** What is known of a submission before anybody submits. */
export type Draft = Pick<Proposal, 'urgency' | 'links'>;

export const submitting = (contents: Contents, { urgency, links }: Draft): Proposal => ({
  ...{ act: '', side: 'requesting', role: 'officer', contents, at: new Date(0), urgency, links },
});

export const remark = ({ code, message, provision }: Guard): Remark => ({ code, message, provision });

function notPossible(procedure: Procedure, view: CaseView, { act, side }: Proposal): Refused {
  const rule = procedure.acts.find((row) => row.act === act);
  if (!rule) return { code: 'act-not-allowed', message: 'This act is not known in this procedure' };
  const { provision } = rule;
  if (rule.by !== side) {
    return { code: 'act-not-allowed', message: `Only the ${rule.by} State can ${act}`, provision };
  }
  return { code: 'act-not-allowed', message: `It is not possible to ${act} a case that is ${view.status}`, provision };
}

const notPermitted = ({ act, roles, provision }: ActRule, role: Role): Refused => ({
  code: 'act-not-permitted',
  message: `The role ${role} may not ${act}: it takes ${roles.join(' or ')}`,
  provision,
});

function badContents(violations: Violation[]): Refused {
  const incomplete = violations.every(({ kind }) => kind === 'missing');
  const [first] = violations;
  return {
    code: incomplete ? 'contents-incomplete' : 'contents-invalid',
    message: `${incomplete ? 'The contents are incomplete' : 'The contents are not valid'}: ${first?.message ?? ''}`,
    ...(first?.provision && { provision: first.provision }),
    violations,
  };
}
