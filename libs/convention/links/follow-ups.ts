import { pruned } from '../contents/check.js';
import { Problem } from '../problem.js';
import type { Procedure } from '../procedure.js';
import { provisions, type Mark, type ProvisionId } from '../provisions.js';
import type { Contents, Remark, Side, StateCode, Urgency } from '../types.js';
import type { Relation } from './link.js';
import type { LeadFacts, LeadRule } from './rules.js';

/** A request that a side can open from a case now. */
export interface FollowUpOffer {
  kind: string;
  relation: Relation;
  title: string;
  /** Where it goes; null when whoever opens it has to say. */
  to: StateCode | null;
  provision: ProvisionId;
  mark: Mark;
}

export interface FollowUpAsked {
  kind: string;
  relation?: Relation;
  to?: StateCode;
}

/** A draft as one posts it. */
export interface Prefilled {
  kind: string;
  to: StateCode;
  urgency: Urgency;
  contents: Contents;
  links: { relation: Relation; case: string }[];
}

/** What this side can open from the case as it stands, in the order of the table. */
export const followUpsOf = (procedure: Procedure, side: Side, facts: LeadFacts): FollowUpOffer[] =>
  open(procedure, side, facts).map((rule) => ({
    kind: rule.kind,
    relation: rule.relation,
    title: rule.title,
    to: goalOf(rule, facts),
    provision: rule.provision,
    mark: provisions[rule.provision].mark,
  }));

/**
 * The request that a case leads to, with all that the case and those it names say already, linked to the case.
 *
 * @throws Problem `follow-up-not-possible` (details.followUps) when the case leads to none such now
 */
export function prefill(
  procedure: Procedure,
  side: Side,
  facts: LeadFacts,
  asked: FollowUpAsked,
): { draft: Prefilled; remarks: Remark[] } {
  const rule = open(procedure, side, facts).find((candidate) => answers(candidate, facts, asked));
  const to = rule && (asked.to ?? goalOf(rule, facts));
  if (!rule || !to) throw notPossible(asked, followUpsOf(procedure, side, facts));
  const draft: Prefilled = {
    kind: rule.kind,
    to,
    urgency: rule.urgency ?? facts.view.terms?.urgency ?? 'routine',
    contents: pruned(rule.contents(facts)),
    links: [{ relation: rule.relation, case: facts.id }],
  };
  return { draft, remarks: rule.remarks?.(facts) ?? [] };
}

const open = ({ leadsTo = [] }: Procedure, side: Side, facts: LeadFacts): LeadRule[] =>
  leadsTo.filter(({ by, from, when }) => by === side && from.includes(facts.view.status) && (when?.(facts) ?? true));

const goalOf = ({ thirdState }: LeadRule, facts: LeadFacts): StateCode | null =>
  thirdState ? thirdState(facts) : facts.otherSide;

/** A request to the other side is none to a third State. */
const answers = (rule: LeadRule, { otherSide }: LeadFacts, { kind, relation, to }: FollowUpAsked): boolean =>
  rule.kind === kind &&
  (relation === undefined || rule.relation === relation) &&
  (to === undefined || (to !== otherSide) === (rule.thirdState !== undefined));

function notPossible({ kind, relation, to }: FollowUpAsked, followUps: FollowUpOffer[]): Problem {
  const what = [kind, relation && `(${relation})`, to && `to ${to}`].filter(Boolean).join(' ');
  return new Problem('follow-up-not-possible', `the case does not lead to ${what} now, or the State is not known`, {
    details: { followUps },
  });
}
